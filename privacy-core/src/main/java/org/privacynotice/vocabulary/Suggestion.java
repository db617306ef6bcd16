package org.privacynotice.vocabulary;

import com.google.common.collect.Iterables;
import com.google.common.collect.Ordering;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a writer probably meant: the known word nearest to an unknown one. */
public final class Suggestion {

  private static final int LISTED = 12;

  private Suggestion() {}

  /**
   * The candidate that the fewest typing slips turn into the word, if few enough; of equals the
   * first in order.
   *
   * @param word what was written
   * @param candidates what could have been meant
   */
  public static Optional<String> nearest(String word, Collection<String> candidates) {
    if (word.length() > Identifier.MAX_LENGTH) {
      return Optional.empty();
    }
    // A slip in a word of one or two letters could have meant any of them.
    int allowed = word.length() < 3 ? 0 : word.length() / 3;
    String best = null;
    int bestSlips = allowed + 1;
    for (String candidate : Ordering.natural().sortedCopy(candidates)) {
      if (Math.abs(candidate.length() - word.length()) < bestSlips) {
        int slips = slips(word, candidate);
        if (slips < bestSlips) {
          best = candidate;
          bestSlips = slips;
        }
      }
    }
    return Optional.ofNullable(best);
  }

  /**
   * Help for a message: "did you mean `x`?", or the names that exist when nothing is near.
   *
   * @param word what was written
   * @param candidates what could have been meant
   */
  public static String help(String word, Collection<String> candidates) {
    Optional<String> nearest = nearest(word, candidates);
    if (nearest.isPresent()) {
      return "did you mean `" + nearest.get() + "`?";
    }
    if (candidates.isEmpty()) {
      return "there is none to choose from";
    }
    String names =
        Ordering.natural().sortedCopy(candidates).stream()
            .limit(LISTED)
            .map(name -> "`" + name + "`")
            .collect(Collectors.joining(", "));
    int more = Iterables.size(candidates) - LISTED;
    return "known: " + names + (more > 0 ? " and " + more + " more" : "");
  }

  /** Insertions, deletions, substitutions and swaps of neighbours (optimal string alignment). */
  private static int slips(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      d[i][0] = i;
    }
    for (int j = 0; j <= b.length(); j++) {
      d[0][j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      for (int j = 1; j <= b.length(); j++) {
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        d[i][j] = Math.min(Math.min(d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + change);
        boolean swapped =
            i > 1
                && j > 1
                && a.charAt(i - 1) == b.charAt(j - 2)
                && a.charAt(i - 2) == b.charAt(j - 1);
        if (swapped) {
          d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
        }
      }
    }
    return d[a.length()][b.length()];
  }
}
