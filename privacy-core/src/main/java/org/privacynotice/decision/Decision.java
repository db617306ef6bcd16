package org.privacynotice.decision;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import com.google.common.collect.ImmutableSortedSet;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.privacynotice.action.DataAction;
import org.privacynotice.notice.Clause;
import org.privacynotice.vocabulary.Citation;
import org.privacynotice.vocabulary.Fact;

/**
 * What was decided about an action, and why.
 *
 * <p>An action is permitted when every one of its categories is. A refusal is a value, not an
 * exception, and always says why; {@link #requirePermitted} is for callers that would rather throw.
 * Whatever is read from a decision, and whenever, comes from the action and the documents that it
 * was decided with.
 */
public interface Decision {

  /** What was asked. */
  DataAction action();

  /** When: the action's own time, or the engine's clock when it was decided. */
  Instant at();

  /** The most final ground of its categories. */
  Ground ground();

  /** The ground of each category. */
  ImmutableSortedMap<String, Ground> categories();

  /** Whether the action may be done as it was asked. */
  default boolean permitted() {
    return ground() == Ground.PERMITTED;
  }

  /** The categories that may be processed as asked: the largest permitted subset. */
  ImmutableSortedSet<String> permittedCategories();

  /**
   * The clauses that determined the ground, for the categories that have it, by id: permitted,
   * every true permitting clause; forbidden or in conflict, every true forbidding one (in conflict,
   * the permitting ones too); undetermined, the unknown ones; at fault, the one that could not be
   * evaluated. None for what is not covered.
   */
  ImmutableList<Clause> clauses();

  /** Where nothing permits: the permitting clauses that come nearest, at most three. */
  ImmutableList<Nearest> nearest();

  /** Where it is undetermined: the questions still open, by the fact's id. */
  ImmutableList<Missing> missing();

  /**
   * The presumptions that it leaned on, by the fact's id: a smallest set that carries it, of which
   * none can be taken back.
   */
  ImmutableList<Fact> presumed();

  /** The duties that come with doing it, and those owed in any case. */
  ImmutableList<Duty> duties();

  /** What would make a refusal a permission, fewest changes first; none where nothing would. */
  ImmutableList<Remedy> remedies();

  /** Whether there are more remedies than {@link #remedies} lists. */
  boolean remediesCut();

  /**
   * The last day on which the data may be kept, where the action keeps or erases it and the day is
   * known.
   */
  Optional<LocalDate> until();

  /** Who decides on the purpose. */
  String controller();

  /**
   * The enactments that the notice names behind the lawful bases relied on (UK GDPR Art 6(3)), in
   * the notice's order.
   */
  ImmutableList<Citation> enactments();

  /** The notice that it was decided by. */
  DocumentRef notice();

  /** The law that it was decided by. */
  DocumentRef law();

  /** The deployment that it was decided by, where there is one. */
  Optional<DocumentRef> deployment();

  /** Why, in one plain sentence. */
  String why();

  /** One of its remedies in words, for the middle of a sentence. */
  String words(Remedy remedy);

  /** Why, in full: the sentence, every category, clause, question, duty and remedy, a line each. */
  String explain();

  /**
   * Equal for decisions that say the same in all but when they were made and for which references,
   * so that what is made of one can be kept for the others; empty where an answer may hang on more.
   */
  Optional<Object> answerKey();

  /**
   * This decision, when it permits.
   *
   * @throws RefusedException when it refuses, with the explanation
   */
  default Decision requirePermitted() {
    if (!permitted()) {
      throw new RefusedException(this);
    }
    return this;
  }
}
