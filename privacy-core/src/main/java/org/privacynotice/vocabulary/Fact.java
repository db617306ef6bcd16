package org.privacynotice.vocabulary;

import com.google.common.base.Preconditions;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSortedSet;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * Something that a clause asks beyond category, purpose and recipient, declared once.
 *
 * <p>Its value for one category of an action is what was stated for that category, else for the
 * action, else by the deployment, else by the notice, else what the declaration presumes; else it
 * is unknown. Unknown is neither yes nor no.
 */
@Value.Immutable
@SuppressWarnings("exports") // the annotation is for the compiler alone
public abstract class Fact implements Identified {

  Fact() {}

  /** Starts a declaration. */
  public static Builder builder() {
    return new Builder();
  }

  /** All of one at once, in the order of its parts. */
  public static Fact of(
      String id,
      FactType type,
      String ask,
      StatedBy statedBy,
      ImmutableSortedSet<String> values,
      Optional<Presumption> presumed) {
    return ImmutableFact.of(id, type, ask, statedBy, values, presumed);
  }

  /** The id: {@code needed}. */
  @Override
  public abstract String id();

  /** What its answers look like. */
  public abstract FactType type();

  /** The question, in plain words. */
  public abstract String ask();

  /** Who may answer it. */
  public abstract StatedBy statedBy();

  /** The values of a {@link FactType#NAMED} fact; empty for every other type. */
  @Value.NaturalOrder
  public abstract ImmutableSortedSet<String> values();

  /** The {@link #values}, each once for all who state it; of most facts nobody states any. */
  @Value.Lazy
  ImmutableMap<String, FactValue> named() {
    ImmutableMap.Builder<String, FactValue> named = ImmutableMap.builder();
    for (String value : values()) {
      named.put(value, new FactValue.Named(value));
    }
    return named.buildOrThrow();
  }

  /**
   * What holds unless somebody states otherwise; only for exceptional events, never for what the
   * law makes the controller show.
   */
  public abstract Optional<Presumption> presumed();

  @Value.Check
  void check() {
    Identifier.requireId("fact", id());
    Preconditions.checkArgument(!ask().isBlank(), "fact `%s` needs its question", id());
    Preconditions.checkArgument(
        (type() == FactType.NAMED) == !values().isEmpty(),
        "fact `%s`: named facts, and only they, list values",
        id());
    for (String value : values()) {
      Preconditions.checkArgument(
          Identifier.isReference(value),
          "fact `%s`: a value is letters, digits and ./:_-, at most 64",
          id());
    }
    if (presumed().isPresent() && !isListed(presumed().get().value())) {
      acceptPresumed(presumed().get().value());
    }
  }

  /** Whether it is one of the {@link #values}; known before there is a {@link #named} of them. */
  private boolean isListed(FactValue value) {
    return value instanceof FactValue.Named named && values().contains(named.value());
  }

  /**
   * The value of this fact that a yes or no states: false is "has not happened" for an event and
   * "not given" for a reference.
   *
   * @throws IllegalArgumentException when the type has no such answer
   */
  public FactValue valueOf(boolean answer) {
    return switch (type()) {
      case YES_NO, ATTESTED -> answer ? FactValue.YES : FactValue.NO;
      case JUDGEMENT -> answer ? refuse() : FactValue.NO;
      case EVENT -> answer ? refuse() : FactValue.NOT_HAPPENED;
      case REFERENCE -> answer ? refuse() : FactValue.NOT_GIVEN;
      case NAMED -> refuse();
    };
  }

  /**
   * The value of this fact that a text states: a named value, a reference, or an event's day or
   * instant in ISO 8601.
   *
   * @throws IllegalArgumentException when the type has no such answer; the message never repeats
   *     the text
   */
  public FactValue valueOf(String answer) {
    return switch (type()) {
      case NAMED -> named(answer);
      case REFERENCE, ATTESTED ->
          FactValue.Given.isReference(answer) ? new FactValue.Given(answer) : refuse();
      case EVENT -> EventText.parse(answer).orElseGet(this::refuse);
      case YES_NO, JUDGEMENT -> refuse();
    };
  }

  /**
   * The value, when a declaration may presume it: what may be stated, and of a judgement the bare
   * yes, for which there is no record yet.
   *
   * @throws IllegalArgumentException when it may not
   */
  public FactValue acceptPresumed(FactValue value) {
    return type() == FactType.JUDGEMENT && isAnswer(value, true) ? value : accept(value);
  }

  /**
   * The value, when this fact may have it.
   *
   * @throws IllegalArgumentException when it may not
   */
  public FactValue accept(FactValue value) {
    if (value instanceof FactValue.Named named) {
      return named(named.value());
    }
    boolean fits =
        switch (type()) {
          case YES_NO -> value instanceof FactValue.YesNo;
          case ATTESTED -> value instanceof FactValue.YesNo || value instanceof FactValue.Given;
          case JUDGEMENT -> isAnswer(value, false) || value instanceof FactValue.Judged;
          case NAMED -> false;
          case EVENT ->
              value instanceof FactValue.NotHappened
                  || value instanceof FactValue.OccurredAt
                  || value instanceof FactValue.OccurredOn;
          case REFERENCE -> value instanceof FactValue.NotGiven || value instanceof FactValue.Given;
        };
    return fits ? value : refuse();
  }

  private FactValue named(String value) {
    FactValue named = named().get(value);
    if (named == null) {
      throw new IllegalArgumentException(
          "fact `"
              + id()
              + "` has no value "
              + Identifier.quoted(value)
              + "; "
              + Suggestion.help(value, values()));
    }
    return named;
  }

  private static boolean isAnswer(FactValue value, boolean yes) {
    return value instanceof FactValue.YesNo answer && answer.yes() == yes;
  }

  private FactValue refuse() {
    throw new IllegalArgumentException("fact `" + id() + "` takes " + expected());
  }

  /** What an answer looks like, for messages. */
  public String expected() {
    return switch (type()) {
      case YES_NO -> "true or false";
      case ATTESTED -> "true, false or a reference (letters, digits and ./:_-, at most 64)";
      case JUDGEMENT ->
          "false, or who judged it so, when and where that is written: by, on and in, as in "
              + "{by: data-protection-officer, on: 2026-01-31, in: assessment/14}";
      case NAMED -> "one of its named values";
      case EVENT ->
          "a date (2026-01-31), an instant (2026-01-31T09:30:00Z) or false (has not happened)";
      case REFERENCE -> "a reference (letters, digits and ./:_-, at most 64) or false (not given)";
    };
  }

  /** Who may answer a fact's question. */
  public enum StatedBy {
    /** The service, for the case in hand. */
    CASE,
    /** The council, once for all cases. */
    DEPLOYMENT,
    /** Either. */
    EITHER;

    /** Whether the service may, for one case. */
    public boolean byCase() {
      return this != DEPLOYMENT;
    }

    /** Whether the council may, for all cases. */
    public boolean byDeployment() {
      return this != CASE;
    }
  }

  /**
   * What holds unless somebody states otherwise.
   *
   * @param value the value taken
   * @param reason why that is fair to take, in one sentence
   */
  public record Presumption(FactValue value, String reason) {}

  /** Builds a declaration. */
  public static final class Builder extends ImmutableFact.Builder {
    Builder() {}
  }
}
