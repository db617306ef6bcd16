/**
 * Deciding: an engine answers whether an action is permitted, and why.
 *
 * <p>How an answer is found: a {@code Policy} holds the stretches of days between which something
 * turns in notice, law or deployment, and picks the {@code Regime} in force at the action's time.
 * The regime finds the {@code Cell} of the action by its activity, party and purpose: all actions
 * that the same rules reach in the same way share one. The cell holds its rules compiled: each
 * {@code Part} has the categories that a rule speaks of as a bit set, and the {@code Residual} of
 * its condition, what is left of it once everything is filled in that no case can change; {@code
 * Placed} in the cell, but for what hangs on the lawful basis relied on, which the cell's {@code
 * Footing} for that basis fills in. Rules that ask for nothing that the case states rest at what
 * they say to silence; where all of them do, the answer is there, for every category at once. The
 * others are evaluated, and {@code Sums} adds up what all of them say, a bit for each category.
 * Nothing of a case is kept. A {@code Memory} holds the cells of a regime, each compiled when it is
 * first reached, and forgets them when there are too many.
 *
 * <p>What is compiled: a {@code Rulebook} turns the clauses of one version into {@code Rule}s, with
 * every name a number, and has in {@code PurposeTerms} what the notice says of a purpose, in {@code
 * FactTerms} what is known of a fact that no case states; {@code Conditions} evaluates a rule's
 * condition for a {@code Question}, which knows what each fact is; {@code RetentionRules} says
 * which retention entry governs.
 *
 * <p>How it is explained: an {@code Explanation} puts the same rules to the action again when
 * somebody asks. A {@code Standing} is what they come to, the same for all that state the same of
 * categories in one group of the {@code Likeness}; {@code Verdict} names those behind a ground,
 * {@code Nearness} the permissions that come nearest, {@code Presumptions} what was leaned on,
 * {@code Remedies} and {@code Ways} what would help, {@code Wording} puts it into sentences.
 *
 * <p>What decides and explains goes by plain loops: a new virtual machine takes longer to link a
 * lambda or a stream, or to make what tells records apart, than to run it, and a command that
 * answers some thousand lines is over before it would pay. What is asked for more seldom, as
 * reviews and requests of people, need not care.
 */
@NullMarked
package org.privacynotice.engine;

import org.jspecify.annotations.NullMarked;
