package org.privacynotice.decision;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedSet;
import org.jspecify.annotations.Nullable;
import org.privacynotice.notice.Clause;

/**
 * A permitting clause that nearly covers what no clause covers.
 *
 * @param clause the clause
 * @param failed exactly what it does not allow, at least one test
 */
public record Nearest(Clause clause, ImmutableList<Failed> failed) {

  /**
   * A test that failed.
   *
   * @param test what was tested: {@code purpose}, {@code recipient}, a fact's id
   * @param asked what the action said
   * @param allows what the clause would have allowed
   */
  public record Failed(String test, String asked, ImmutableSortedSet<String> allows) {

    // Written out, as those of conditions: the machine would take long to make them.
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Failed failed
          && failed.test.equals(test)
          && failed.asked.equals(asked)
          && failed.allows.equals(allows);
    }

    @Override
    public int hashCode() {
      return (test.hashCode() * 31 + asked.hashCode()) * 31 + allows.size();
    }
  }
}
