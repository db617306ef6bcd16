package org.privacynotice.request;

import com.google.common.base.Preconditions;
import com.google.common.collect.ImmutableList;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.immutables.value.Value;

/**
 * What happened to a request, and when: all that its clock needs to know.
 *
 * <p>Every date is a day in the notice's zone, from {@link #FIRST_YEAR} to {@link #LAST_YEAR}.
 */
@Value.Immutable
@SuppressWarnings("exports") // the annotation is for the compiler alone
public abstract class RequestDates {

  /** The year in which the rights began (25 May 2018). */
  public static final int FIRST_YEAR = 2018;

  /** The last year that dates may be in; nobody knows the holidays so far ahead. */
  public static final int LAST_YEAR = 2100;

  /** The most questions that may be put to the person about one request. */
  public static final int MAX_CLARIFICATIONS = 20;

  RequestDates() {}

  /** Starts the dates of a request. */
  public static Builder builder() {
    return new Builder();
  }

  /** The day on which the request came, working day or not. */
  public abstract LocalDate received();

  /** Proof of identity, where it was asked for (UK GDPR Art 12(6)). */
  public abstract Optional<Asked> identity();

  /** A fee, where one was asked for (UK GDPR Art 12(5)); the answer is the payment. */
  public abstract Optional<Asked> fee();

  /**
   * Questions about what the person wants, in order. One may be asked on the day on which the one
   * before was answered, and none while another is unanswered.
   */
  public abstract ImmutableList<Asked> clarifications();

  /** The extension that the person was told of, if any. */
  public abstract Optional<Extension> extension();

  /** These days, as if no fee had been asked for. */
  public final RequestDates withoutFee() {
    Builder without = builder().received(received()).addAllClarifications(clarifications());
    identity().ifPresent(without::identity);
    extension().ifPresent(without::extension);
    return without.build();
  }

  /** The latest of all these days. */
  public final LocalDate last() {
    return Stream.of(
            Stream.of(received()),
            Stream.concat(identity().stream(), fee().stream()).flatMap(Asked::days),
            clarifications().stream().flatMap(Asked::days),
            extension().stream().map(Extension::told))
        .flatMap(days -> days)
        .max(Comparator.naturalOrder())
        .orElseThrow();
  }

  @Value.Check
  void check() {
    checkYear("received", received());
    identity().ifPresent(asked -> checkAsked("identity", asked));
    fee().ifPresent(asked -> checkAsked("fee", asked));
    Preconditions.checkArgument(
        clarifications().size() <= MAX_CLARIFICATIONS,
        "more than %s clarifications; leave out those that do not bear on the request",
        MAX_CLARIFICATIONS);
    for (int i = 0; i < clarifications().size(); i++) {
      checkAsked("clarification " + (i + 1), clarifications().get(i));
      if (i > 0) {
        checkFollows(i);
      }
    }
    extension().ifPresent(extension -> checkDay("extension told", extension.told()));
  }

  private void checkAsked(String name, Asked asked) {
    checkDay(name + " asked", asked.asked());
    if (asked.answered().isPresent()) {
      checkDay(name + " answered", asked.answered().get());
      Preconditions.checkArgument(
          !asked.answered().get().isBefore(asked.asked()),
          "`%s` is answered before it was asked; give the day of the answer, or later",
          name);
    }
  }

  private void checkDay(String name, LocalDate day) {
    checkYear(name, day);
    Preconditions.checkArgument(
        !day.isBefore(received()),
        "`%s` is before the request was received; give the day of receipt, or later",
        name);
  }

  private static void checkYear(String name, LocalDate day) {
    Preconditions.checkArgument(
        day.getYear() >= FIRST_YEAR && day.getYear() <= LAST_YEAR,
        "`%s` is not in a year from %s to %s; correct the year",
        name,
        FIRST_YEAR,
        LAST_YEAR);
  }

  private void checkFollows(int number) {
    Optional<LocalDate> before = clarifications().get(number - 1).answered();
    Preconditions.checkArgument(
        before.isPresent(),
        "`clarification %s` is asked while the one before is unanswered; give its answer, or make"
            + " one of the two",
        number + 1);
    Preconditions.checkArgument(
        !clarifications().get(number).asked().isBefore(before.get()),
        "`clarification %s` is asked before the one before is answered; put them in order, or make"
            + " one of the two",
        number + 1);
  }

  /**
   * Something asked of the person.
   *
   * @param asked the day on which it was asked
   * @param answered the day on which the answer came; empty while it has not
   */
  public record Asked(LocalDate asked, Optional<LocalDate> answered) {

    private Stream<LocalDate> days() {
      return Stream.concat(Stream.of(asked), answered.stream());
    }
  }

  /**
   * More time that the controller takes (UK GDPR Art 12(3)).
   *
   * @param told the day on which the person was told
   * @param reason why
   */
  public record Extension(LocalDate told, Reason reason) {}

  /** Why more time is taken: the law knows these two reasons and no other. */
  public enum Reason {
    /** The request is complex. */
    COMPLEXITY("complexity"),
    /** The person has made many requests. */
    NUMBER("number");

    private final String id;

    Reason(String id) {
      this.id = id;
    }

    /** The word in files and JSON. */
    public String id() {
      return id;
    }
  }

  /** Builds the dates of a request. */
  public static final class Builder extends ImmutableRequestDates.Builder {
    Builder() {}
  }
}
