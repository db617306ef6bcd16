package org.privacynotice.request;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.immutables.value.Value;
import org.privacynotice.decision.DocumentRef;
import org.privacynotice.decision.Missing;
import org.privacynotice.notice.Clause;
import org.privacynotice.notice.TimeLimit;
import org.privacynotice.vocabulary.Fact;

/**
 * What a request obliges the controller to: whether it must be granted, by when, at what cost, what
 * may be left out, who answers, and where else the person may turn.
 *
 * <p>Whether data <em>may</em> be erased is a decision; whether it <em>must</em> be because a
 * person asks stands here.
 */
@Value.Immutable
@SuppressWarnings("exports") // the annotation is for the compiler alone
public abstract class RequestTerms {

  RequestTerms() {}

  /** Starts the terms of a request. */
  public static Builder builder() {
    return new Builder();
  }

  /** The request. */
  public abstract SubjectRequest request();

  /** When they were worked out. */
  public abstract Instant at();

  /** Whether all of it must be granted. */
  public abstract Answer answer();

  /** The answer for each category. */
  @Value.NaturalOrder
  public abstract ImmutableSortedMap<String, Answer> categories();

  /**
   * The clauses behind the answer, by id: those that make it owed; where it is refused those that
   * excuse, if any; where it is undetermined those that hang on a question.
   */
  public abstract ImmutableList<Clause> clauses();

  /** Where it is undetermined: the questions still open, by the fact's id. */
  public abstract ImmutableList<Missing> missing();

  /** The presumptions that the answer leaned on, by the fact's id. */
  public abstract ImmutableList<Fact> presumed();

  /** The law's time limit; empty where the law had none on the day of receipt. */
  public abstract Optional<Term> statutory();

  /** What the notice itself promises; empty where it promises nothing. */
  public abstract Optional<Term> promise();

  /**
   * The last day on which the answer is in time, in the notice's zone: the earlier of {@link
   * #statutory()} and {@link #promise()}. Empty while neither is known.
   */
  public abstract Optional<LocalDate> due();

  /** How the day was found, a line each, in order. */
  public abstract ImmutableList<Step> reasoning();

  /** What makes a fee possible; empty, or all of it uncertain, where the answer is free. */
  public abstract ImmutableList<Applicable> charges();

  /** Whether nothing that is known makes a fee possible (UK GDPR Art 12(5)). */
  public final boolean isFree() {
    return charges().stream().noneMatch(Applicable::isCertain);
  }

  /** What may be left out of the answer, or may have to be. */
  public abstract ImmutableList<Applicable> withheld();

  /** What goes with answering. */
  public abstract ImmutableList<Applicable> duties();

  /** Where the person may complain, and what else they are told. */
  public abstract ImmutableList<Clause> information();

  /** Who answers: whoever decides on the purpose that the data is held for. */
  public abstract String controller();

  /** The version of the notice in force. */
  public abstract DocumentRef notice();

  /** The law. */
  public abstract DocumentRef law();

  /** The deployment, where there is one. */
  public abstract Optional<DocumentRef> deployment();

  /** What puts them into words, in the labels of the notice. */
  @Value.Auxiliary
  abstract Words words();

  /** The terms as one plain sentence. */
  public final String why() {
    return words().why(this);
  }

  /** The terms in full, a line each, for reading. */
  public final String explain() {
    return words().explain(this);
  }

  /** Ids and days only. */
  @Override
  public final String toString() {
    return why();
  }

  /** Puts terms into words. */
  public interface Words {
    /** One plain sentence. */
    String why(RequestTerms terms);

    /** All of it, a line each. */
    String explain(RequestTerms terms);
  }

  /**
   * A time limit with what comes of it for one request.
   *
   * @param limit the time limit
   * @param deadline by when, and why
   */
  public record Term(TimeLimit limit, Deadline deadline) {}

  /** Builds terms. */
  public static final class Builder extends ImmutableRequestTerms.Builder {
    Builder() {}
  }
}
