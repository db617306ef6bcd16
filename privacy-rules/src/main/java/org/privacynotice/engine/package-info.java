/**
 * Deciding: an engine answers whether an action is permitted, and why.
 *
 * <p>How an answer is found: a {@code Policy} holds the stretches of days between which something
 * turns in notice, law or deployment, and picks the {@code Regime} in force at the action's time.
 * The regime finds the {@code Cell} of the action by its activity, party and purpose: all actions
 * that the same rules reach in the same way share one. The cell keeps the {@code Verdicts} on each
 * statement of facts: for all categories at once, as sets of their numbers, what each rule says and
 * on which ground it is refused. All that is worked out once, when it is first asked for, and never
 * changed; what is asked again takes a few look-ups. A {@code Memory} holds the cells of a regime,
 * and forgets them when there are too many.
 *
 * <p>How it is worked out: a {@code Rulebook} turns the clauses of one version into {@code Rule}s,
 * with every name a number; {@code Conditions} evaluates a rule's condition for a {@code Question},
 * which knows what each fact is; {@code RetentionRules} says which retention entry governs.
 *
 * <p>How it is explained: an {@code Explanation} reads the same verdicts when somebody asks. {@code
 * Verdict} names the rules behind a ground, {@code Nearness} the permissions that come nearest,
 * {@code Presumptions} what was leaned on, {@code Remedies} and {@code Ways} what would help,
 * {@code Wording} puts it into sentences.
 */
@NullMarked
package org.privacynotice.engine;

import org.jspecify.annotations.NullMarked;
