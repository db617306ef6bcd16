package org.privacynotice.request;

import org.immutables.value.Value;
import org.privacynotice.action.Retain;
import org.privacynotice.vocabulary.Right;

/**
 * What a person asks of a controller about their own data, with all that happened since.
 *
 * <p>Like an action it carries no personal data: categories instead of values, and an opaque
 * reference instead of the person.
 */
@Value.Immutable
@SuppressWarnings("exports") // the annotation is for the compiler alone
public abstract class SubjectRequest {

  SubjectRequest() {}

  /** Starts a request. */
  public static Builder builder() {
    return new Builder();
  }

  /** What is asked for. */
  public abstract Right right();

  /** When it came, and what was asked of the person since. */
  public abstract RequestDates dates();

  /**
   * The data that it is about, as the controller holds it: which categories, for what, on which
   * lawful basis, with the facts of the case. Its time is the time at which the terms are asked
   * for.
   */
  public abstract Retain about();

  /** What is asked and of which data, in ids. */
  @Override
  public final String toString() {
    return right().id() + " of " + about();
  }

  /** Builds a request. */
  public static final class Builder extends ImmutableSubjectRequest.Builder {
    Builder() {}
  }
}
