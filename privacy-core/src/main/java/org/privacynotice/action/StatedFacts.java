package org.privacynotice.action;

import com.google.common.collect.ImmutableSortedMap;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.privacynotice.vocabulary.FactValue;
import org.privacynotice.vocabulary.Vocabulary;

/** The facts stated for an action, or for one of its categories, by number. Immutable. */
public final class StatedFacts {

  /** No fact. */
  static final StatedFacts NONE = new StatedFacts(new int[0], new FactValue[0], null);

  /** How many statements are shared at most, in all. */
  private static final int MOST_SHARED = 10_000;

  /** How many steps from one statement are looked through. */
  private static final int MOST_STEPS = 32;

  private static final AtomicInteger SHARED = new AtomicInteger();

  private final int[] numbers; // ascending
  private final FactValue[] values;
  private final boolean timed;
  private final StatedFacts gist; // this itself, if nothing is left out
  private final int hash;
  private volatile Step[] steps = {}; // never changed, but replaced

  /**
   * What is kept of values in the gist. Which reference is given makes no difference to an answer;
   * of when something was or who judged it, the engine keeps what an action's time makes of it.
   */
  private static final class Gist {
    private static final FactValue GIVEN = new FactValue.Given("given");
    private static final FactValue HAPPENED = new FactValue.OccurredAt(Instant.EPOCH);
    private static final FactValue JUDGED =
        new FactValue.Judged("judge", LocalDate.EPOCH, "judgement");
  }

  /** A fact added, and the statement that this leads to. */
  private record Step(int number, FactValue value, StatedFacts to) {}

  /**
   * States them.
   *
   * @param shorter the same without any reference, day or time; null where there is none
   */
  private StatedFacts(int[] numbers, FactValue[] values, @Nullable StatedFacts shorter) {
    this.numbers = numbers;
    this.values = values;
    boolean anyTimed = false;
    int hashed = 1;
    for (int i = 0; i < values.length; i++) {
      FactValue gist = gist(values[i]);
      anyTimed |= FactValue.isTimed(gist);
      hashed = (hashed * 31 + numbers[i]) * 31 + gist.hashCode();
    }
    this.timed = anyTimed;
    this.gist = shorter == null ? this : shorter;
    this.hash = hashed;
  }

  /**
   * These facts and one more, or with another value. The same steps lead to the same object, as
   * long as there are not too many: what services state over and over costs nothing, and is quickly
   * told to be the same.
   */
  StatedFacts with(int number, FactValue value) {
    if (!isGist(value)) {
      return made(number, value);
    }
    Step[] known = steps;
    for (Step step : known) {
      if (step.number() == number && step.value().equals(value)) {
        return step.to();
      }
    }
    StatedFacts made = made(number, value);
    if (known.length < MOST_STEPS && SHARED.get() < MOST_SHARED) {
      SHARED.incrementAndGet();
      Step[] more = Arrays.copyOf(known, known.length + 1);
      more[known.length] = new Step(number, value, made);
      steps = more;
    }
    return made;
  }

  /** These facts, one of them with another value: often one that makes no difference. */
  StatedFacts restating(int number, FactValue value) {
    int place = Arrays.binarySearch(numbers, number);
    if (place < 0 || isGist(value) || !gist(value).equals(gist.values[place])) {
      return with(number, value);
    }
    FactValue[] others = values.clone();
    others[place] = value;
    return new StatedFacts(numbers, others, gist);
  }

  private StatedFacts made(int number, FactValue value) {
    int place = Arrays.binarySearch(numbers, number);
    if (place >= 0) {
      FactValue[] others = values.clone();
      others[place] = value;
      return made(numbers, others, number, value);
    }
    int at = -place - 1;
    int[] moreNumbers = new int[numbers.length + 1];
    FactValue[] moreValues = new FactValue[numbers.length + 1];
    System.arraycopy(numbers, 0, moreNumbers, 0, at);
    System.arraycopy(values, 0, moreValues, 0, at);
    moreNumbers[at] = number;
    moreValues[at] = value;
    System.arraycopy(numbers, at, moreNumbers, at + 1, numbers.length - at);
    System.arraycopy(values, at, moreValues, at + 1, numbers.length - at);
    return made(moreNumbers, moreValues, number, value);
  }

  /** What these facts and the one make, and its gist by the steps that others go too. */
  private StatedFacts made(int[] all, FactValue[] stated, int number, FactValue value) {
    boolean itself = isGist() && isGist(value);
    return new StatedFacts(all, stated, itself ? null : gist.with(number, gist(value)));
  }

  /** These facts, overridden by others. */
  public StatedFacts overriddenBy(StatedFacts others) {
    StatedFacts all = this;
    for (int i = 0; i < others.numbers.length; i++) {
      all = all.with(others.numbers[i], others.values[i]);
    }
    return all;
  }

  /** How many there are. */
  public int size() {
    return numbers.length;
  }

  /** The number of the fact at a place; they ascend. */
  public int number(int place) {
    return numbers[place];
  }

  /** What the fact at a place is stated to be. */
  public FactValue value(int place) {
    return values[place];
  }

  /** Whether one of them is an event or a judgement, which the action's time is held against. */
  public boolean isTimed() {
    return timed;
  }

  /** What a fact is stated to be; empty where nothing is stated of it. */
  public Optional<FactValue> get(int number) {
    return Optional.ofNullable(find(number));
  }

  /** What a fact is stated to be; null where nothing is stated of it. */
  public @Nullable FactValue find(int number) {
    for (int i = 0; i < numbers.length; i++) {
      if (numbers[i] == number) {
        return values[i];
      }
    }
    return null;
  }

  /** Only one of these facts; none where it is not stated. */
  public StatedFacts only(int number) {
    int place = Arrays.binarySearch(numbers, number);
    return place < 0 ? NONE : NONE.with(number, values[place]);
  }

  /** All of these facts but one. */
  StatedFacts without(int number) {
    StatedFacts others = NONE;
    for (int i = 0; i < numbers.length; i++) {
      others = numbers[i] == number ? others : others.with(numbers[i], values[i]);
    }
    return others;
  }

  boolean has(int number) {
    return Arrays.binarySearch(numbers, number) >= 0;
  }

  ImmutableSortedMap<String, FactValue> byId(Vocabulary vocabulary) {
    ImmutableSortedMap.Builder<String, FactValue> byId = ImmutableSortedMap.naturalOrder();
    for (int i = 0; i < numbers.length; i++) {
      byId.put(vocabulary.id(Vocabulary.Kind.FACT, numbers[i]), values[i]);
    }
    return byId.build();
  }

  private static FactValue gist(FactValue value) {
    if (value instanceof FactValue.Named || value instanceof FactValue.YesNo) { // as most are
      return value;
    }
    if (value instanceof FactValue.Given) {
      return Gist.GIVEN;
    }
    if (value instanceof FactValue.Judged) {
      return Gist.JUDGED;
    }
    return FactValue.isTimed(value) ? Gist.HAPPENED : value;
  }

  /** Whether nothing of a value is left out. */
  @SuppressWarnings("ReferenceEquality") // what is left as it is stays the same object
  private static boolean isGist(FactValue value) {
    return gist(value) == value;
  }

  /** Whether {@link #gist} leaves nothing out. */
  @SuppressWarnings("ReferenceEquality") // it is this itself then
  private boolean isGist() {
    return gist == this;
  }

  /** The same to {@link #equals}, and without any reference, day or time. */
  public StatedFacts gist() {
    return gist;
  }

  /**
   * Whether no clause can tell them apart but by time: the same facts and values, whichever
   * references are given, whenever something happened or was judged.
   */
  @Override
  public boolean equals(Object other) {
    return other instanceof StatedFacts facts
        && (facts.gist == gist
            || (facts.hash == hash
                && Arrays.equals(facts.numbers, numbers)
                && Arrays.equals(facts.gist.values, gist.values)));
  }

  @Override
  public int hashCode() {
    return hash;
  }

  /** How many there are, and nothing that anybody stated. */
  @Override
  public String toString() {
    return "StatedFacts[" + numbers.length + "]";
  }
}
