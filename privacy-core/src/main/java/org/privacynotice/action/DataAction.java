package org.privacynotice.action;

import com.google.common.base.Preconditions;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSortedMap;
import com.google.common.collect.ImmutableSortedSet;
import com.google.common.collect.Maps;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
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

  /** The {@link #partyNumber} of nobody. */
  public static final int NOBODY = -1;

  private final Vocabulary vocabulary;
  private final CategorySet categoryNumbers;
  private final int purposeNumber;
  private final int partyNumber;
  private final StatedFacts facts;
  private final ImmutableMap<String, StatedFacts> factsFor;
  private final @Nullable Instant at;
  private final @Nullable String subject;
  private final @Nullable String ref;
  private @Nullable ImmutableSortedSet<String> categories; // the same, whoever works it out first
  private @Nullable ImmutableList<CategoryFacts> apart; // likewise

  DataAction(Builder<?, ?> builder) {
    Preconditions.checkArgument(
        !builder.categories.isEmpty(), "an action names at least one category");
    Preconditions.checkArgument(builder.purpose >= 0, "an action names its purpose");
    vocabulary = builder.vocabulary;
    categoryNumbers = builder.categories;
    purposeNumber = builder.purpose;
    partyNumber = builder.party;
    facts = builder.facts;
    factsFor = builder.factsFor;
    at = builder.at;
    subject = builder.subject;
    ref = builder.ref;
    if (!factsFor.isEmpty()) {
      factsFor.keySet().forEach(this::requireAsked);
    }
  }

  private void requireAsked(String category) {
    Preconditions.checkArgument(
        categoryNumbers.has(vocabulary.number(Vocabulary.Kind.CATEGORY, category)),
        "facts are stated for category `%s`, which the action does not ask about",
        category);
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
    return partyNumber == NOBODY
        ? Optional.empty()
        : Optional.of(vocabulary.id(Vocabulary.Kind.RECIPIENT, partyNumber));
  }

  /** The number of {@link #party()}, or {@link #NOBODY}. */
  public final int partyNumber() {
    return partyNumber;
  }

  final String requireParty(String word) {
    Preconditions.checkArgument(partyNumber != NOBODY, "the action names no %s", word);
    return vocabulary.id(Vocabulary.Kind.RECIPIENT, partyNumber);
  }

  /** The ids and numbers that this action was built against. */
  public final Vocabulary vocabulary() {
    return vocabulary;
  }

  /** The categories of data, at least one. */
  public final ImmutableSortedSet<String> categories() {
    ImmutableSortedSet<String> known = categories;
    if (known == null) {
      ImmutableSortedSet.Builder<String> ids = ImmutableSortedSet.naturalOrder();
      BitSet numbers = categoryNumbers.numbers();
      for (int number = numbers.nextSetBit(0); number >= 0; ) {
        ids.add(vocabulary.id(Vocabulary.Kind.CATEGORY, number));
        number = numbers.nextSetBit(number + 1);
      }
      known = ids.build();
      categories = known;
    }
    return known;
  }

  /** The number of a category, by its place in {@link #categories()}. */
  public final int categoryNumber(int index) {
    return vocabulary.number(Vocabulary.Kind.CATEGORY, categories().asList().get(index));
  }

  /** Its categories, by number. */
  public final CategorySet categoryNumbers() {
    return categoryNumbers;
  }

  /** What it is for. */
  public final String purpose() {
    return vocabulary.id(Vocabulary.Kind.PURPOSE, purposeNumber);
  }

  /** The number of {@link #purpose()}. */
  public final int purposeNumber() {
    return purposeNumber;
  }

  /** The facts stated for all its categories. */
  public final ImmutableSortedMap<String, FactValue> facts() {
    return facts.byId(vocabulary);
  }

  /** The facts stated for one category, which override {@link #facts()}. */
  public final ImmutableSortedMap<String, FactValue> factsFor(String category) {
    return factsFor.getOrDefault(category, StatedFacts.NONE).byId(vocabulary);
  }

  /** The facts stated for all its categories, by number. */
  public final StatedFacts stated() {
    return facts;
  }

  /** All that is stated for one category, by number. */
  public final StatedFacts statedFor(String category) {
    StatedFacts own = factsFor.get(category);
    return own == null ? facts : facts.overriddenBy(own);
  }

  /** Whether something is stated for some of its categories only. */
  public final boolean tellsCategoriesApart() {
    return !factsFor.isEmpty();
  }

  /** Its categories with what is stated for them; those for which the same is stated together. */
  public final ImmutableList<CategoryFacts> apart() {
    ImmutableList<CategoryFacts> known = apart;
    if (known == null) {
      ImmutableList.Builder<CategoryFacts> each = ImmutableList.builder();
      BitSet alike = categoryNumbers.numbers();
      for (Map.Entry<String, StatedFacts> own : factsFor.entrySet()) {
        BitSet one = new BitSet();
        one.set(vocabulary.number(Vocabulary.Kind.CATEGORY, own.getKey()));
        alike.andNot(one);
        each.add(new CategoryFacts(CategorySet.of(one), facts.overriddenBy(own.getValue())));
      }
      if (!alike.isEmpty()) {
        each.add(new CategoryFacts(CategorySet.of(alike), facts));
      }
      known = each.build();
      apart = known;
    }
    return known;
  }

  /** When it is done; empty for now, by the engine's clock. */
  public final Optional<Instant> at() {
    return Optional.ofNullable(at);
  }

  /** When it is done, by a clock where it does not say. */
  public final Instant at(Clock clock) {
    return at == null ? clock.instant() : at;
  }

  /** An opaque reference to the person; logs hold a keyed pseudonym of it. */
  public final Optional<String> subject() {
    return Optional.ofNullable(subject);
  }

  /**
   * The caller's own reference, given back with the decision; logs hold a keyed pseudonym of it.
   */
  public final Optional<String> ref() {
    return Optional.ofNullable(ref);
  }

  /**
   * This action without some of its categories.
   *
   * @throws IllegalArgumentException when none would be left
   */
  public final DataAction without(Set<String> leftOut) {
    Builder<?, ?> builder = copied();
    BitSet kept = categoryNumbers.numbers();
    for (String category : leftOut) {
      kept.clear(vocabulary.number(Vocabulary.Kind.CATEGORY, category));
    }
    builder.categories = CategorySet.of(kept);
    builder.factsFor = ImmutableMap.copyOf(Maps.filterKeys(factsFor, id -> !leftOut.contains(id)));
    return builder.build();
  }

  /**
   * This action with more facts stated for all categories; those stated for one category still come
   * first.
   */
  public final DataAction withFacts(Map<String, FactValue> more) {
    if (more.isEmpty()) {
      return this;
    }
    Builder<?, ?> builder = copied();
    more.forEach(builder::replace);
    return builder.build();
  }

  /**
   * This action with a fact left unsaid, for all categories and for each.
   *
   * @throws UnknownIdException when no version of the notice, the law or the deployment declares it
   */
  public final DataAction withoutFact(String id) {
    int number = vocabulary.number(Vocabulary.Kind.FACT, id);
    Builder<?, ?> builder = copied();
    builder.facts = facts.without(number);
    builder.factsFor =
        ImmutableMap.copyOf(
            Maps.filterValues(
                Maps.transformValues(factsFor, own -> own.without(number)), own -> own.size() > 0));
    return builder.build();
  }

  /**
   * This action with another recipient or holder.
   *
   * @throws UnknownIdException when no version of the notice has it
   * @throws IllegalArgumentException for {@code local} as the recipient of a share
   * @throws IllegalStateException when the activity names nobody
   */
  public final DataAction withParty(String other) {
    Preconditions.checkState(partyNumber != NOBODY, "%s names nobody", activity().id());
    Builder<?, ?> builder = copied();
    builder.party(other);
    return builder.build();
  }

  /**
   * This action as far as any clause asks: without whom it is about, the caller's own reference,
   * and what {@link StatedFacts#gist} leaves out.
   */
  public final DataAction gist() {
    Builder<?, ?> builder = copied();
    builder.facts = facts.gist();
    builder.factsFor = ImmutableMap.copyOf(Maps.transformValues(factsFor, StatedFacts::gist));
    builder.subject = null;
    builder.ref = null;
    return builder.build();
  }

  /**
   * This action as it is asked another time.
   *
   * @throws IllegalArgumentException as the builder does
   */
  public final DataAction again(
      @Nullable Instant when, @Nullable String who, @Nullable String reference) {
    Builder<?, ?> builder = again();
    if (when != null) {
      builder.at(when);
    }
    if (who != null) {
      builder.subject(who);
    }
    if (reference != null) {
      builder.ref(reference);
    }
    return builder.build();
  }

  /** A builder of this action as it is asked another time: no time, no references are given yet. */
  public final Builder<?, ?> again() {
    Builder<?, ?> builder = copied();
    builder.at = null;
    builder.subject = null;
    builder.ref = null;
    return builder;
  }

  private Builder<?, ?> copied() {
    Builder<?, ?> builder = another(vocabulary);
    builder.categories = categoryNumbers;
    builder.purpose = purposeNumber;
    builder.party = partyNumber;
    builder.facts = facts;
    builder.factsFor = factsFor;
    builder.at = at;
    builder.subject = subject;
    builder.ref = ref;
    return builder;
  }

  /**
   * This action against another vocabulary.
   *
   * @throws UnknownIdException when that vocabulary lacks one of its ids
   */
  public final DataAction against(Vocabulary other) {
    if (other == vocabulary) {
      return this;
    }
    Builder<?, ?> builder =
        another(other).categories(categories().toArray(String[]::new)).purpose(purpose());
    party().ifPresent(builder::party);
    facts().forEach(builder::fact);
    for (String category : categories()) {
      factsFor(category).forEach((id, value) -> builder.factFor(category, id, value));
    }
    builder.at = at;
    builder.subject = subject;
    builder.ref = ref;
    return builder.build();
  }

  /** Ids only: no subject, no reference, no fact's value. */
  @Override
  public final String toString() {
    return activity().id()
        + categories()
        + " for "
        + purpose()
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
    private static final long SECONDS_OF_DAY = 86_400;
    private static final Instant EARLIEST = startOf(1);
    private static final Instant LATEST = startOf(10_000);

    private final Vocabulary vocabulary;
    private CategorySet categories = CategorySet.NONE;
    private int purpose = -1;
    private int party = NOBODY;
    private StatedFacts facts = StatedFacts.NONE;
    private ImmutableMap<String, StatedFacts> factsFor = ImmutableMap.of();
    private @Nullable Instant at;
    private @Nullable String subject;
    private @Nullable String ref;

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
      categories = CategorySet.of(vocabulary, ids);
      return self();
    }

    /**
     * What it is for.
     *
     * @throws UnknownIdException when no version of the notice has it
     */
    public final B purpose(String id) {
      purpose = vocabulary.number(Vocabulary.Kind.PURPOSE, id);
      return self();
    }

    B party(String id) {
      party = vocabulary.number(Vocabulary.Kind.RECIPIENT, id);
      return self();
    }

    /** The lawful basis relied on (UK GDPR Art 6(1)). */
    public final B basis(LawfulBasis basis) {
      return fact("basis", basis.id());
    }

    /** The point of UK GDPR Art 9(2) relied on for special category data. */
    public final B article9(SpecialCategoryCondition point) {
      return fact("article9", point.id());
    }

    /** States a yes or no, that an event has not happened, or that a reference is not given. */
    public final B fact(String id, boolean answer) {
      int number = vocabulary.number(Vocabulary.Kind.FACT, id);
      return fact(number, vocabulary.fact(number).valueOf(answer));
    }

    /** States a named value, a reference, or an event's day or instant in ISO 8601. */
    public final B fact(String id, String answer) {
      int number = vocabulary.number(Vocabulary.Kind.FACT, id);
      return fact(number, vocabulary.fact(number).valueOf(answer));
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
      return fact(vocabulary.number(Vocabulary.Kind.FACT, id), value);
    }

    /**
     * States a fact for all categories in place of what is stated of it; as {@link #fact(String,
     * String)} otherwise.
     */
    public final B restated(String id, String answer) {
      int number = vocabulary.number(Vocabulary.Kind.FACT, id);
      Fact fact = vocabulary.fact(number);
      requireByCase(fact);
      facts = facts.restating(number, fact.valueOf(answer));
      return self();
    }

    private void replace(String id, FactValue value) {
      int number = vocabulary.number(Vocabulary.Kind.FACT, id);
      facts = facts.with(number, checked(number, value));
    }

    private B fact(int number, FactValue value) {
      Preconditions.checkArgument(
          !facts.has(number),
          "fact `%s` is stated twice",
          vocabulary.id(Vocabulary.Kind.FACT, number));
      facts = facts.with(number, checked(number, value));
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
      StatedFacts stated = factsFor.getOrDefault(category, StatedFacts.NONE);
      int number = vocabulary.number(Vocabulary.Kind.FACT, id);
      Preconditions.checkArgument(
          !stated.has(number), "fact `%s` is stated twice for category `%s`", id, category);
      Map<String, StatedFacts> more = new LinkedHashMap<>(factsFor);
      more.put(category, stated.with(number, checked(number, value)));
      factsFor = ImmutableMap.copyOf(more);
      return self();
    }

    private static Instant startOf(int year) {
      return Instant.ofEpochSecond(LocalDate.of(year, 1, 1).toEpochDay() * SECONDS_OF_DAY);
    }

    private FactValue checked(int number, FactValue value) {
      Fact fact = vocabulary.fact(number);
      requireByCase(fact);
      return fact.accept(value);
    }

    private static void requireByCase(Fact fact) {
      Preconditions.checkArgument(
          fact.statedBy().byCase(),
          "fact `%s` is stated in the deployment file, not with an action",
          fact.id());
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
      at = instant;
      return self();
    }

    /**
     * An opaque reference to the person: never a name or a number that others know.
     *
     * @throws IllegalArgumentException when it is empty or longer than 256 characters
     */
    public final B subject(String opaque) {
      subject = bounded("subject", opaque);
      return self();
    }

    /**
     * The caller's own reference, given back with the decision.
     *
     * @throws IllegalArgumentException when it is empty or longer than 256 characters
     */
    public final B ref(String reference) {
      ref = bounded("ref", reference);
      return self();
    }

    private static String bounded(String what, String text) {
      Preconditions.checkArgument(
          !text.isEmpty() && text.length() <= MAX_REF, "%s is 1 to %s characters", what, MAX_REF);
      Preconditions.checkArgument(
          isWhole(text), "%s holds half a character (an unpaired surrogate)", what);
      return text;
    }

    private static boolean isWhole(String text) {
      for (int i = 0; i < text.length(); i++) {
        if (Character.isSurrogate(text.charAt(i))) {
          if (!Character.isSupplementaryCodePoint(text.codePointAt(i))) {
            return false;
          }
          i++;
        }
      }
      return true;
    }
  }
}
