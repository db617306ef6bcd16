package org.privacynotice.decision;

import com.google.common.collect.ComparisonChain;
import com.google.common.collect.ImmutableSortedMap;
import com.google.common.collect.ImmutableSortedSet;
import com.google.common.collect.Ordering;
import java.util.Optional;
import org.privacynotice.vocabulary.FactValue;

/**
 * A smallest set of changes to the question after which the answer is permitted; no part of it
 * does.
 *
 * <p>It never tells to ask for another purpose, to change what was stated, to override a
 * presumption or to move a date: that would coach callers to relabel a case.
 *
 * @param record yes/no and named facts to record, if they are so
 * @param leaveOut categories to leave out
 * @param recipient another recipient for the same purpose
 */
public record Remedy(
    ImmutableSortedMap<String, FactValue> record,
    ImmutableSortedSet<String> leaveOut,
    Optional<String> recipient)
    implements Comparable<Remedy> {

  /** The most changes that a remedy makes. */
  public static final int MOST_CHANGES = 4;

  /** The most remedies that a decision gives. */
  public static final int MOST_REMEDIES = 8;

  /** How many changes it makes. */
  public int size() {
    return record.size() + leaveOut.size() + (recipient.isPresent() ? 1 : 0);
  }

  /** Fewest changes first, then by what they are: facts, categories, recipient. */
  @Override
  public int compareTo(Remedy other) {
    return ComparisonChain.start()
        .compare(size(), other.size())
        .compare(words(), other.words(), Ordering.<String>natural().lexicographical())
        .result();
  }

  private Iterable<String> words() {
    ImmutableSortedSet.Builder<String> words = ImmutableSortedSet.naturalOrder();
    record.forEach((fact, value) -> words.add("1 " + fact + "=" + word(value)));
    leaveOut.forEach(category -> words.add("2 " + category));
    recipient.ifPresent(id -> words.add("3 " + id));
    return words.build();
  }

  /** The value as a word: {@code true}, {@code false}, or a named value's id. */
  public static String word(FactValue value) {
    return value instanceof FactValue.Named named
        ? named.value()
        : String.valueOf(value.equals(FactValue.YES));
  }
}
