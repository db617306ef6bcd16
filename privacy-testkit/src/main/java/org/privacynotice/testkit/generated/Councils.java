package org.privacynotice.testkit.generated;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Sets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.privacynotice.notice.Deployment;
import org.privacynotice.notice.Notice;
import org.privacynotice.notice.RetentionEntry;
import org.privacynotice.retention.RetentionPeriod;
import org.privacynotice.testkit.setup.Deployments;
import org.privacynotice.vocabulary.Citation;
import org.privacynotice.vocabulary.Fact;
import org.privacynotice.vocabulary.FactType;
import org.privacynotice.vocabulary.FactValue;
import org.privacynotice.vocabulary.Vocabulary;

/**
 * Deployments of councils that give one notice: standing facts, presumptions withdrawn, and a
 * retention schedule for its records and purposes. All else is as in one of them.
 *
 * @param notice the notice
 * @param council the one that they are like
 * @param vocabulary what the notice, the law and that one declare
 * @param values the values of a fact, by its id
 */
record Councils(
    Notice notice,
    Deployment council,
    Vocabulary vocabulary,
    Function<String, Arbitrary<FactValue>> values) {

  /** How many standing facts there are at most; as many withdrawn, and as many entries. */
  private static final int MOST = 4;

  /** How many days or years later a period ends at most. */
  private static final int LONGEST = 10;

  /** What an entry is for: records of one kind, those of one purpose, or any. */
  private record Records(String id, Set<String> kinds, Set<String> purposes) {}

  Arbitrary<Deployment> arbitrary() {
    return Combinators.combine(standing(), withdrawn(), schedule())
        .as(
            (standing, withdrawn, schedule) ->
                Deployments.like(council, ImmutableMap.copyOf(standing), withdrawn, schedule));
  }

  private Arbitrary<List<Map.Entry<String, FactValue>>> standing() {
    return some(
        facts().filter(fact -> fact.statedBy().byDeployment()).map(Fact::id).toList(),
        fact -> values.apply(fact).map(value -> Map.entry(fact, value)),
        Map.Entry::getKey);
  }

  private Arbitrary<Set<String>> withdrawn() {
    List<String> presumed =
        facts().filter(fact -> fact.presumed().isPresent()).map(Fact::id).toList();
    return Arbitraries.subsetOf(presumed).ofMaxSize(Math.min(MOST, presumed.size()));
  }

  private Arbitrary<List<RetentionEntry>> schedule() {
    return some(records(), of -> periods().map(until -> entry(of, until)), RetentionEntry::id);
  }

  /** A few made of what there is, no two with the same id. */
  private static <O, T> Arbitrary<List<T>> some(
      List<O> of, Function<O, Arbitrary<T>> make, Function<T, String> id) {
    return Arbitraries.of(of)
        .flatMap(make)
        .list()
        .uniqueElements(id)
        .ofMaxSize(Math.min(MOST, of.size()));
  }

  private Stream<Fact> facts() {
    return vocabulary.ids(Vocabulary.Kind.FACT).stream().map(vocabulary::fact);
  }

  private List<Records> records() {
    Set<String> kinds = Sets.union(notice.records().keySet(), council.records().keySet());
    return Stream.of(
            Stream.of(new Records("default", Set.of(), Set.of())),
            kinds.stream().map(kind -> new Records(kind, Set.of(kind), Set.of())),
            notice.purposes().stream()
                .map(purpose -> new Records(purpose.id(), Set.of(), Set.of(purpose.id()))))
        .flatMap(each -> each)
        .toList();
  }

  /** Periods that hang on the events which the notice and the council themselves declare. */
  private Arbitrary<RetentionPeriod> periods() {
    List<RetentionPeriod> events =
        Stream.concat(notice.facts().stream(), council.facts().stream())
            .filter(fact -> fact.type() == FactType.EVENT)
            .<RetentionPeriod>map(fact -> new RetentionPeriod.Event(fact.id()))
            .toList();
    Arbitrary<RetentionPeriod> never = Arbitraries.just(new RetentionPeriod.Never());
    if (events.isEmpty()) {
      return never;
    }
    Arbitrary<RetentionPeriod> event = Arbitraries.of(events);
    Arbitrary<RetentionPeriod> year =
        Combinators.combine(event, Arbitraries.of(RetentionPeriod.Year.values()))
            .as(RetentionPeriod.EndOfYear::new);
    Arbitrary<RetentionPeriod> later =
        Combinators.combine(
                Arbitraries.oneOf(event, year),
                Arbitraries.integers().between(1, LONGEST),
                Arbitraries.of(RetentionPeriod.Unit.values()))
            .as(RetentionPeriod.Plus::new);
    return Arbitraries.oneOf(event, year, later, never);
  }

  private static RetentionEntry entry(Records of, RetentionPeriod until) {
    return RetentionEntry.builder()
        .id(of.id())
        .addAllRecords(of.kinds())
        .addAllPurposes(of.purposes())
        .until(until)
        .addSources(new Citation.Heading("Retention schedule", 1))
        .gloss("A retention period of a made-up schedule.")
        .build();
  }
}
