package org.privacynotice.decision;

import com.google.common.collect.Comparators;
import com.google.common.collect.ImmutableSortedMap;
import com.google.common.collect.ImmutableSortedSet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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

  private static final Comparator<Iterable<String>> BY_WORDS =
      Comparators.lexicographical(Comparator.<String>naturalOrder());

  /** How many changes it makes. */
  public int size() {
    return record.size() + leaveOut.size() + (recipient.isPresent() ? 1 : 0);
  }

  /** Fewest changes first, then by what they are: facts, categories, recipient. */
  @Override
  public int compareTo(Remedy other) {
    int bySize = Integer.compare(size(), other.size());
    return bySize == 0 ? BY_WORDS.compare(words(), other.words()) : bySize;
  }

  private List<String> words() {
    List<String> words = new ArrayList<>(size());
    for (Map.Entry<String, FactValue> fact : record.entrySet()) {
      words.add("1 " + fact.getKey() + "=" + word(fact.getValue()));
    }
    for (String category : leaveOut) {
      words.add("2 " + category);
    }
    if (recipient.isPresent()) {
      words.add("3 " + recipient.get());
    }
    words.sort(Comparator.naturalOrder());
    return words;
  }

  // Written out, as those of conditions: the machine would take long to make them.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Remedy remedy
        && remedy.record.equals(record)
        && remedy.leaveOut.equals(leaveOut)
        && remedy.recipient.equals(recipient);
  }

  @Override
  public int hashCode() {
    return (record.hashCode() * 31 + leaveOut.hashCode()) * 31 + recipient.hashCode();
  }

  /** The value as a word: {@code true}, {@code false}, or a named value's id. */
  public static String word(FactValue value) {
    return value instanceof FactValue.Named named
        ? named.value()
        : String.valueOf(value.equals(FactValue.YES));
  }
}
