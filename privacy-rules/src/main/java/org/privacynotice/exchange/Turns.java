package org.privacynotice.exchange;

import com.google.common.collect.ImmutableList;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.privacynotice.notice.Clause;
import org.privacynotice.notice.Condition;
import org.privacynotice.notice.Deployment;
import org.privacynotice.notice.Document;
import org.privacynotice.notice.Effect;
import org.privacynotice.notice.InForce;
import org.privacynotice.notice.Law;
import org.privacynotice.notice.Notice;
import org.privacynotice.vocabulary.Fact;
import org.privacynotice.vocabulary.FactValue;

/**
 * The days on which documents by themselves begin to say something else: a version or a clause
 * comes into force or goes out of it, a condition's day comes, a judgement that the council states
 * for all cases was made.
 */
final class Turns {

  private final ZoneId zone;
  private final long[] days;
  private final boolean showDays;
  private final boolean dated;

  private Turns(ZoneId zone, Set<LocalDate> days, boolean showDays, boolean dated) {
    this.zone = zone;
    this.days = days.stream().mapToLong(LocalDate::toEpochDay).toArray();
    this.showDays = showDays;
    this.dated = dated;
  }

  /**
   * Those of some documents.
   *
   * @param notices the versions of one notice, which have one zone
   */
  static Turns of(List<Notice> notices, Law law, Optional<Deployment> deployment) {
    List<Document> documents =
        ImmutableList.<Document>builder()
            .addAll(notices)
            .add(law)
            .addAll(deployment.stream().iterator())
            .build();
    Set<LocalDate> days = new TreeSet<>();
    boolean showDays = false;
    for (Document document : documents) {
      add(document.inForce(), days);
      for (Clause clause : document.clauses()) {
        add(clause.inForce(), days);
        Set<LocalDate> tested = new TreeSet<>();
        add(clause.condition(), tested);
        showDays |= clause.effect() == Effect.PERMITS && !tested.isEmpty();
        days.addAll(tested);
      }
    }
    boolean dated = false;
    for (FactValue value : (Iterable<FactValue>) held(documents, deployment)::iterator) {
      dated |= value instanceof FactValue.OccurredAt || value instanceof FactValue.OccurredOn;
      if (value instanceof FactValue.Judged judged) {
        days.add(judged.on());
      }
    }
    return new Turns(notices.get(0).zone(), days, showDays, dated);
  }

  /** The values that hold without a case's stating them. */
  private static Stream<FactValue> held(List<Document> documents, Optional<Deployment> deployment) {
    return Stream.concat(
        deployment.stream().flatMap(each -> each.standing().values().stream()),
        documents.stream()
            .flatMap(document -> document.facts().stream())
            .flatMap(fact -> fact.presumed().stream())
            .map(Fact.Presumption::value));
  }

  private static void add(InForce inForce, Set<LocalDate> days) {
    inForce.from().ifPresent(days::add);
    inForce.to().filter(day -> !day.equals(LocalDate.MAX)).ifPresent(d -> days.add(d.plusDays(1)));
  }

  private static void add(Condition condition, Set<LocalDate> days) {
    if (condition instanceof Condition.All all) {
      all.of().forEach(each -> add(each, days));
    } else if (condition instanceof Condition.Some some) {
      some.of().forEach(each -> add(each, days));
    } else if (condition instanceof Condition.Not not) {
      add(not.of(), days);
    } else if (condition instanceof Condition.Since since) {
      days.add(since.day());
    }
  }

  /** The day of a time, as the documents count it. */
  LocalDate dayOf(Instant at) {
    return at.atZone(zone).toLocalDate();
  }

  /** How many of the days have come. */
  int before(LocalDate day) {
    long epochDay = day.toEpochDay();
    int low = 0;
    int high = days.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (days[middle] <= epochDay) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Whether some clause that fails to permit may show the day itself. */
  boolean showDays() {
    return showDays;
  }

  /** Whether an event is stated for all cases, so that days count as no document lists them. */
  boolean dated() {
    return dated;
  }
}
