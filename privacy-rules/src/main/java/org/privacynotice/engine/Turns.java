package org.privacynotice.engine;

import com.google.common.collect.ImmutableSortedSet;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.privacynotice.notice.Condition;
import org.privacynotice.notice.Document;
import org.privacynotice.notice.InForce;

/** The days on which something changes in what is in force. */
final class Turns {

  private Turns() {}

  /**
   * The first days of stretches: whatever is in force on one of them is until the day before the
   * next.
   */
  static ImmutableSortedSet<LocalDate> of(Stream<InForce> ranges) {
    return ranges
        .flatMap(range -> Stream.of(range.from(), range.to().map(last -> last.plusDays(1))))
        .flatMap(Optional::stream)
        .collect(ImmutableSortedSet.toImmutableSortedSet(Comparator.naturalOrder()));
  }

  /** The days of a document, of its clauses, and from the ones that its conditions name. */
  static Stream<InForce> ranges(Document document) {
    return Stream.concat(
        Stream.of(document.inForce()),
        document.clauses().stream()
            .flatMap(
                clause ->
                    Stream.concat(
                        Stream.of(clause.inForce()),
                        Condition.tests(clause.condition()).stream().flatMap(Turns::ranges))));
  }

  private static Stream<InForce> ranges(Condition test) {
    return test instanceof Condition.Since since
        ? Stream.of(InForce.from(since.day()))
        : Stream.empty();
  }
}
