package org.privacynotice.testkit;

import com.google.common.base.Preconditions;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedMap;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;
import org.privacynotice.vocabulary.Activity;
import org.privacynotice.vocabulary.Fact;
import org.privacynotice.vocabulary.FactValue;
import org.privacynotice.vocabulary.LawfulBasis;
import org.privacynotice.vocabulary.Vocabulary;

/**
 * The actions of one activity with some things fixed and all else free, to say that none of them is
 * ever permitted: see {@link EngineAssert#neverPermits}.
 *
 * <p>Categories, purposes and parties are those named with all that lies under them; where none is
 * named, every one that any version of the notice has or had, and {@code other}. A fact that is not
 * fixed may be stated as anything, or not at all, for each category; the time may be any, unless it
 * is fixed. Immutable.
 *
 * <pre>{@code
 * assertThat(engine)
 *     .neverPermits(ActionPattern.share().recipient("sidem").purpose("penalty-charge-notices"));
 * }</pre>
 */
public final class ActionPattern {

  /** A fact's value, once the declaration says of what type it is. */
  @FunctionalInterface
  private interface Stated {
    FactValue of(Fact fact);
  }

  private final Activity activity;
  private final ImmutableSet<String> categories;
  private final ImmutableSet<String> purposes;
  private final ImmutableSet<String> parties;
  private final ImmutableMap<String, Stated> facts;
  private final Optional<Instant> at;

  private ActionPattern(
      Activity activity,
      ImmutableSet<String> categories,
      ImmutableSet<String> purposes,
      ImmutableSet<String> parties,
      ImmutableMap<String, Stated> facts,
      Optional<Instant> at) {
    this.activity = activity;
    this.categories = categories;
    this.purposes = purposes;
    this.parties = parties;
    this.facts = facts;
    this.at = at;
  }

  private static ActionPattern of(Activity activity, String... categories) {
    return new ActionPattern(
        activity,
        ImmutableSet.copyOf(categories),
        ImmutableSet.of(),
        ImmutableSet.of(),
        ImmutableMap.of(),
        Optional.empty());
  }

  /** Obtaining data: of these categories, or of any. */
  public static ActionPattern collect(String... categories) {
    return of(Activity.COLLECT, categories);
  }

  /** Working with data: of these categories, or of any. */
  public static ActionPattern use(String... categories) {
    return of(Activity.USE, categories);
  }

  /** Giving data to a recipient: of these categories, or of any. */
  public static ActionPattern share(String... categories) {
    return of(Activity.SHARE, categories);
  }

  /** Going on holding data: of these categories, or of any. */
  public static ActionPattern retain(String... categories) {
    return of(Activity.RETAIN, categories);
  }

  /** Destroying data: of these categories, or of any. */
  public static ActionPattern erase(String... categories) {
    return of(Activity.ERASE, categories);
  }

  /**
   * For these purposes only.
   *
   * @throws IllegalArgumentException when purposes were named already
   */
  public ActionPattern purpose(String... ids) {
    requireFirst(purposes, "purpose");
    return new ActionPattern(activity, categories, ImmutableSet.copyOf(ids), parties, facts, at);
  }

  /**
   * With these recipients only.
   *
   * @throws IllegalArgumentException when nothing is shared, or recipients were named already
   */
  public ActionPattern recipient(String... ids) {
    Preconditions.checkArgument(activity == Activity.SHARE, "`%s` has no recipient", activity.id());
    requireFirst(parties, "recipient");
    return with(ids);
  }

  /**
   * At these holders only.
   *
   * @throws IllegalArgumentException when nothing is kept or erased, or holders were named already
   */
  public ActionPattern holder(String... ids) {
    Preconditions.checkArgument(
        activity == Activity.RETAIN || activity == Activity.ERASE,
        "`%s` has no holder",
        activity.id());
    requireFirst(parties, "holder");
    return with(ids);
  }

  private static void requireFirst(ImmutableSet<String> named, String method) {
    Preconditions.checkArgument(
        named.isEmpty(), "`%s` is said twice; name all of them in one", method);
  }

  private ActionPattern with(String... ids) {
    return new ActionPattern(activity, categories, purposes, ImmutableSet.copyOf(ids), facts, at);
  }

  /** On this lawful basis only. */
  public ActionPattern basis(LawfulBasis basis) {
    return fact("basis", basis.id());
  }

  /** Where the fact is stated to be this; as the action's builder does. */
  public ActionPattern fact(String id, boolean answer) {
    return fixed(id, fact -> fact.valueOf(answer));
  }

  /** Where the fact is stated to be this; as the action's builder does. */
  public ActionPattern fact(String id, String answer) {
    return fixed(id, fact -> fact.valueOf(answer));
  }

  /** Where the fact is stated to be this. */
  public ActionPattern fact(String id, FactValue value) {
    return fixed(id, fact -> fact.accept(value));
  }

  /**
   * @throws IllegalArgumentException when the fact is fixed already
   */
  private ActionPattern fixed(String id, Stated stated) {
    Preconditions.checkArgument(!facts.containsKey(id), "fact `%s` is said twice", id);
    return new ActionPattern(
        activity,
        categories,
        purposes,
        parties,
        ImmutableMap.<String, Stated>builder().putAll(facts).put(id, stated).buildOrThrow(),
        at);
  }

  /**
   * At this instant only.
   *
   * @throws IllegalArgumentException when an instant was named already
   */
  public ActionPattern at(Instant instant) {
    Preconditions.checkArgument(at.isEmpty(), "`at` is said twice");
    return new ActionPattern(activity, categories, purposes, parties, facts, Optional.of(instant));
  }

  Activity activity() {
    return activity;
  }

  ImmutableSet<String> categories() {
    return categories;
  }

  ImmutableSet<String> purposes() {
    return purposes;
  }

  ImmutableSet<String> parties() {
    return parties;
  }

  Optional<Instant> at() {
    return at;
  }

  /**
   * The facts that are fixed.
   *
   * @throws org.privacynotice.vocabulary.UnknownIdException when one is declared nowhere
   * @throws IllegalArgumentException when one cannot have its value
   */
  ImmutableSortedMap<String, FactValue> facts(Vocabulary vocabulary) {
    ImmutableSortedMap.Builder<String, FactValue> values = ImmutableSortedMap.naturalOrder();
    facts.forEach((id, stated) -> values.put(id, stated.of(vocabulary.fact(id))));
    return values.build();
  }

  /** Ids only: no fact's value. */
  @Override
  public String toString() {
    return activity.id()
        + " "
        + listed(categories, "any data")
        + " for "
        + listed(purposes, "any purpose")
        + (activity.hasParty()
            ? (activity == Activity.SHARE ? " with " : " at ") + listed(parties, "anybody")
            : "")
        + (facts.isEmpty() ? "" : ", given " + String.join(", ", facts.keySet()))
        + at.map(instant -> ", on " + instant).orElse("");
  }

  private static String listed(ImmutableSet<String> ids, String any) {
    return ids.isEmpty() ? any : ids.stream().sorted().collect(Collectors.joining(", "));
  }
}
