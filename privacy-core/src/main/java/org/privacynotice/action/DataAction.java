package org.privacynotice.action;

import com.google.common.base.Preconditions;
import com.google.common.collect.ImmutableSortedMap;
import com.google.common.collect.ImmutableSortedSet;
import com.google.common.collect.Sets;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import org.privacynotice.vocabulary.Activity;
import org.privacynotice.vocabulary.Fact;
import org.privacynotice.vocabulary.FactValue;
import org.privacynotice.vocabulary.LawfulBasis;
import org.privacynotice.vocabulary.SpecialCategoryCondition;
import org.privacynotice.vocabulary.UnknownIdException;
import org.privacynotice.vocabulary.Vocabulary;

/**
 * What a service is about to do with personal data, and asks leave for.
 *
 * <p>An action names things by id; what they are called, what they lie under and how sensitive they
 * are is the notice's to say. It carries no personal data: categories instead of values, and an
 * opaque reference instead of a person. Its parts are checked against a {@link Vocabulary} when it
 * is built, and the numbers that deciding needs are worked out then, once.
 */
public abstract sealed class DataAction permits Collect, Use, Share, Retain, Erase {

  private final Vocabulary vocabulary;
  private final ImmutableSortedSet<String> categories;
  private final int[] categoryNumbers;
  private final String purpose;
  private final int purposeNumber;
  private final Optional<String> party;
  private final OptionalInt partyNumber;
  private final StatedFacts facts;
  private final ImmutableSortedMap<String, StatedFacts> factsFor;
  private final Optional<Instant> at;
  private final Optional<String> subject;
  private final Optional<String> ref;

  DataAction(Builder<?, ?> builder) {
    Preconditions.checkArgument(
        !builder.categories.isEmpty(), "an action names at least one category");
    Preconditions.checkArgument(builder.purpose.isPresent(), "an action names its purpose");
    for (String category : builder.factsFor.keySet()) {
      Preconditions.checkArgument(
          builder.categories.contains(category),
          "facts are stated for category `%s`, which the action does not ask about",
          category);
    }
    vocabulary = builder.vocabulary;
    categories = builder.categories;
    categoryNumbers =
        categories.stream()
            .mapToInt(id -> vocabulary.number(Vocabulary.Kind.CATEGORY, id))
            .toArray();
    purpose = builder.purpose.get();
    purposeNumber = vocabulary.number(Vocabulary.Kind.PURPOSE, purpose);
    party = builder.party;
    partyNumber =
        party.isPresent()
            ? OptionalInt.of(vocabulary.number(Vocabulary.Kind.RECIPIENT, party.get()))
            : OptionalInt.empty();
    facts = StatedFacts.of(vocabulary, ImmutableSortedMap.copyOf(builder.facts));
    ImmutableSortedMap.Builder<String, StatedFacts> perCategory = ImmutableSortedMap.naturalOrder();
    builder.factsFor.forEach(
        (category, stated) ->
            perCategory.put(
                category, StatedFacts.of(vocabulary, ImmutableSortedMap.copyOf(stated))));
    factsFor = perCategory.build();
    at = builder.at;
    subject = builder.subject;
    ref = builder.ref;
  }

  /** What is to be done. */
  public abstract Activity activity();

  /** A new builder of the same activity. */
  abstract Builder<?, ?> another(Vocabulary other);

  /**
   * The recipient of a {@link Share}, the holder of a {@link Retain} or {@link Erase}; empty for
   * the others.
   */
  public final Optional<String> party() {
    return party;
  }

  /** The number of {@link #party()}. */
  public final OptionalInt partyNumber() {
    return partyNumber;
  }

  final String requireParty(String word) {
    return party.orElseThrow(() -> new IllegalArgumentException("the action names no " + word));
  }

  /** The ids and numbers that this action was built against. */
  public final Vocabulary vocabulary() {
    return vocabulary;
  }

  /** The categories of data, at least one. */
  public final ImmutableSortedSet<String> categories() {
    return categories;
  }

  /** The number of a category, by its place in {@link #categories()}. */
  public final int categoryNumber(int index) {
    return categoryNumbers[index];
  }

  /** What it is for. */
  public final String purpose() {
    return purpose;
  }

  /** The number of {@link #purpose()}. */
  public final int purposeNumber() {
    return purposeNumber;
  }

  /** The facts stated for all its categories. */
  public final ImmutableSortedMap<String, FactValue> facts() {
    return facts.byId();
  }

  /** The facts stated for one category, which override {@link #facts()}. */
  public final ImmutableSortedMap<String, FactValue> factsFor(String category) {
    StatedFacts stated = factsFor.get(category);
    return stated == null ? ImmutableSortedMap.of() : stated.byId();
  }

  /**
   * What is stated of a fact for the category at a place in {@link #categories()}; empty where
   * nothing is.
   */
  public final Optional<FactValue> stated(int index, int factNumber) {
    if (!factsFor.isEmpty()) {
      StatedFacts own = factsFor.get(categories.asList().get(index));
      if (own != null) {
        Optional<FactValue> value = own.get(factNumber);
        if (value.isPresent()) {
          return value;
        }
      }
    }
    return facts.get(factNumber);
  }

  /** When it is done; empty for now, by the engine's clock. */
  public final Optional<Instant> at() {
    return at;
  }

  /** An opaque reference to the person; logs hold a keyed pseudonym of it. */
  public final Optional<String> subject() {
    return subject;
  }

  /**
   * The caller's own reference, given back with the decision; logs hold a keyed pseudonym of it.
   */
  public final Optional<String> ref() {
    return ref;
  }

  /**
   * This action without some of its categories.
   *
   * @throws IllegalArgumentException when none would be left
   */
  public final DataAction without(Set<String> leftOut) {
    return copy(vocabulary, Sets.difference(categories, leftOut), party, Map.of());
  }

  /**
   * This action with more facts stated for all categories; those stated for one category still come
   * first.
   */
  public final DataAction withFacts(Map<String, FactValue> more) {
    return copy(vocabulary, categories, party, more);
  }

  /**
   * This action with another recipient or holder.
   *
   * @throws UnknownIdException when no version of the notice has it
   * @throws IllegalArgumentException for {@code local} as the recipient of a share
   * @throws IllegalStateException when the activity names nobody
   */
  public final DataAction withParty(String other) {
    Preconditions.checkState(party.isPresent(), "%s names nobody", activity().id());
    return copy(vocabulary, categories, Optional.of(other), Map.of());
  }

  /**
   * This action against another vocabulary.
   *
   * @throws UnknownIdException when that vocabulary lacks one of its ids
   */
  public final DataAction against(Vocabulary other) {
    return other == vocabulary ? this : copy(other, categories, party, Map.of());
  }

  private DataAction copy(
      Vocabulary target, Set<String> kept, Optional<String> newParty, Map<String, FactValue> more) {
    Builder<?, ?> builder =
        another(target).categories(kept.toArray(String[]::new)).purpose(purpose);
    newParty.ifPresent(builder::party);
    facts().forEach(builder::fact);
    more.forEach(builder::replace);
    for (String category : kept) {
      factsFor(category).forEach((id, value) -> builder.factFor(category, id, value));
    }
    at.ifPresent(builder::at);
    subject.ifPresent(builder::subject);
    ref.ifPresent(builder::ref);
    return builder.build();
  }

  /** Ids only: no subject, no reference, no fact's value. */
  @Override
  public final String toString() {
    return activity().id()
        + categories
        + " for "
        + purpose
        + party().map(id -> " party " + id).orElse("");
  }

  /**
   * Writes an action down; every part is checked as it is given.
   *
   * @param <A> the action
   * @param <B> the builder itself
   */
  public abstract static sealed class Builder<A extends DataAction, B extends Builder<A, B>>
      permits Collect.Builder, Use.Builder, Share.Builder, Retain.Builder, Erase.Builder {

    private static final int MAX_REF = 256;
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("+10000-01-01T00:00:00Z");

    private final Vocabulary vocabulary;
    private ImmutableSortedSet<String> categories = ImmutableSortedSet.of();
    private Optional<String> purpose = Optional.empty();
    private Optional<String> party = Optional.empty();
    private final Map<String, FactValue> facts = new TreeMap<>();
    private final Map<String, Map<String, FactValue>> factsFor = new TreeMap<>();
    private Optional<Instant> at = Optional.empty();
    private Optional<String> subject = Optional.empty();
    private Optional<String> ref = Optional.empty();

    Builder(Vocabulary vocabulary) {
      this.vocabulary = vocabulary;
    }

    abstract B self();

    /** The action. */
    public abstract A build();

    /**
     * The categories of data, in any order.
     *
     * @throws UnknownIdException when no version of the notice has one of them
     */
    public final B categories(String... ids) {
      for (String id : ids) {
        vocabulary.number(Vocabulary.Kind.CATEGORY, id);
      }
      categories = ImmutableSortedSet.copyOf(ids);
      return self();
    }

    /**
     * What it is for.
     *
     * @throws UnknownIdException when no version of the notice has it
     */
    public final B purpose(String id) {
      vocabulary.number(Vocabulary.Kind.PURPOSE, id);
      purpose = Optional.of(id);
      return self();
    }

    B party(String id) {
      vocabulary.number(Vocabulary.Kind.RECIPIENT, id);
      party = Optional.of(id);
      return self();
    }

    /** The lawful basis relied on (UK GDPR Art 6(1)). */
    public final B basis(LawfulBasis basis) {
      return fact("basis", new FactValue.Named(basis.id()));
    }

    /** The point of UK GDPR Art 9(2) relied on for special category data. */
    public final B article9(SpecialCategoryCondition point) {
      return fact("article9", new FactValue.Named(point.id()));
    }

    /** States a yes or no, that an event has not happened, or that a reference is not given. */
    public final B fact(String id, boolean answer) {
      return fact(id, vocabulary.fact(id).valueOf(answer));
    }

    /** States a named value, a reference, or an event's day or instant in ISO 8601. */
    public final B fact(String id, String answer) {
      return fact(id, vocabulary.fact(id).valueOf(answer));
    }

    /** States an event's instant. */
    public final B fact(String id, Instant happened) {
      return fact(id, new FactValue.OccurredAt(happened));
    }

    /** States an event's day. */
    public final B fact(String id, LocalDate happened) {
      return fact(id, new FactValue.OccurredOn(happened));
    }

    /**
     * States a human judgement that something is so.
     *
     * @param by who judged it: a role or an opaque reference, never a name
     * @param on when, in the notice's zone
     * @param in where it is written down
     */
    public final B judged(String id, String by, LocalDate on, String in) {
      return fact(id, new FactValue.Judged(by, on, in));
    }

    /**
     * States a fact for all categories.
     *
     * @throws UnknownIdException when no version of the notice, the law or the deployment declares
     *     it
     * @throws IllegalArgumentException when the value is not of its type, when only the deployment
     *     may state it, or when it is stated already
     */
    public final B fact(String id, FactValue value) {
      Preconditions.checkArgument(!facts.containsKey(id), "fact `%s` is stated twice", id);
      facts.put(id, checked(id, value));
      return self();
    }

    /** States a yes or no for one category; as {@link #fact(String, boolean)} otherwise. */
    public final B factFor(String category, String id, boolean answer) {
      return factFor(category, id, vocabulary.fact(id).valueOf(answer));
    }

    /**
     * States a named value, reference or event for one category; as {@link #fact(String, String)}
     * otherwise.
     */
    public final B factFor(String category, String id, String answer) {
      return factFor(category, id, vocabulary.fact(id).valueOf(answer));
    }

    /**
     * States a fact for one category of the action; it overrides what is stated for all.
     *
     * @throws IllegalArgumentException as {@link #fact(String, FactValue)}; and from {@link #build}
     *     when the action does not ask about the category
     */
    public final B factFor(String category, String id, FactValue value) {
      vocabulary.number(Vocabulary.Kind.CATEGORY, category);
      Map<String, FactValue> stated = factsFor.computeIfAbsent(category, absent -> new TreeMap<>());
      Preconditions.checkArgument(
          !stated.containsKey(id), "fact `%s` is stated twice for category `%s`", id, category);
      stated.put(id, checked(id, value));
      return self();
    }

    private void replace(String id, FactValue value) {
      facts.put(id, checked(id, value));
    }

    private FactValue checked(String id, FactValue value) {
      Fact fact = vocabulary.fact(id);
      Preconditions.checkArgument(
          fact.statedBy().byCase(),
          "fact `%s` is stated in the deployment file, not with an action",
          id);
      return fact.accept(value);
    }

    /**
     * When it is done. Left out: when it is decided, by the engine's clock.
     *
     * @throws IllegalArgumentException when it is not in the years 1 to 9999
     */
    public final B at(Instant instant) {
      Preconditions.checkArgument(
          !instant.isBefore(EARLIEST) && instant.isBefore(LATEST),
          "an action is done in the years 1 to 9999");
      at = Optional.of(instant);
      return self();
    }

    /**
     * An opaque reference to the person: never a name or a number that others know.
     *
     * @throws IllegalArgumentException when it is empty or longer than 256 characters
     */
    public final B subject(String opaque) {
      subject = Optional.of(bounded("subject", opaque));
      return self();
    }

    /**
     * The caller's own reference, given back with the decision.
     *
     * @throws IllegalArgumentException when it is empty or longer than 256 characters
     */
    public final B ref(String reference) {
      ref = Optional.of(bounded("ref", reference));
      return self();
    }

    private static String bounded(String what, String text) {
      Preconditions.checkArgument(
          !text.isEmpty() && text.length() <= MAX_REF, "%s is 1 to %s characters", what, MAX_REF);
      Preconditions.checkArgument(
          StandardCharsets.UTF_8.newEncoder().canEncode(text),
          "%s holds half a character (an unpaired surrogate)",
          what);
      return text;
    }
  }
}
