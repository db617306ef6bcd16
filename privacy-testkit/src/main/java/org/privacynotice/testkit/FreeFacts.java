package org.privacynotice.testkit;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedSet;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.privacynotice.notice.Clause;
import org.privacynotice.notice.Condition;
import org.privacynotice.notice.Document;
import org.privacynotice.vocabulary.Fact;
import org.privacynotice.vocabulary.FactValue;
import org.privacynotice.vocabulary.Vocabulary;

/**
 * What a case may state of facts, as few values as can be: whatever else it states permits nothing
 * that one of these does not.
 */
final class FreeFacts {

  private final Vocabulary vocabulary;
  private final List<Document> documents;
  private final Runs runs;
  private final ZoneId zone;
  private final Map<String, ImmutableList<FactValue>> untimed = new HashMap<>();

  /**
   * Makes ready.
   *
   * @param documents all that can test a fact: the versions, the law and the deployment
   */
  FreeFacts(Vocabulary vocabulary, List<Document> documents, Runs runs, ZoneId zone) {
    this.vocabulary = vocabulary;
    this.documents = documents;
    this.runs = runs;
    this.zone = zone;
  }

  /** Whether a case may state it. */
  boolean isStatable(String fact) {
    return vocabulary.fact(fact).statedBy().byCase();
  }

  /** Values such that every other permits, at the time, no more than one of these. */
  ImmutableList<FactValue> values(String id, Instant at) {
    Fact fact = vocabulary.fact(id);
    LocalDate today = at.atZone(zone).toLocalDate();
    return switch (fact.type()) {
      case EVENT -> events(id, at, today);
      case JUDGEMENT ->
          ImmutableList.of(
              FactValue.NO, new FactValue.Judged("prover", today.minusDays(1), "proof"));
      case YES_NO, ATTESTED, REFERENCE, NAMED -> untimed.computeIfAbsent(id, any -> untimed(fact));
    };
  }

  /**
   * It has not happened, has just happened, or so long ago that all periods from it are over. All
   * that is asked of an event is whether it has happened, and whether the one period that governs
   * is over: that turns once from yes to no, the later the event was. On the day itself nobody
   * knows whether it has happened: knowing permits no less.
   */
  private ImmutableList<FactValue> events(String id, Instant at, LocalDate today) {
    ImmutableList.Builder<FactValue> values = ImmutableList.builder();
    values.add(FactValue.NOT_HAPPENED, new FactValue.OccurredAt(at));
    runs.lastWithAllOver(id, today).map(FactValue.OccurredOn::new).ifPresent(values::add);
    return values.build();
  }

  private ImmutableList<FactValue> untimed(Fact fact) {
    return switch (fact.type()) {
      case REFERENCE -> ImmutableList.of(FactValue.NOT_GIVEN, new FactValue.Given("prover"));
      case NAMED -> named(fact);
      default -> ImmutableList.of(FactValue.NO, FactValue.YES);
    };
  }

  /** Of the values that stand in the same tests, one each. */
  private ImmutableList<FactValue> named(Fact fact) {
    Map<Object, FactValue> unlike = new LinkedHashMap<>();
    List<ImmutableSortedSet<String>> tests = tests(fact.id());
    for (String value : fact.values()) {
      // What a purpose declares tells each lawful basis from the others.
      Object alike =
          fact.id().equals("basis")
              ? value
              : tests.stream().map(test -> test.contains(value)).toList();
      unlike.putIfAbsent(alike, new FactValue.Named(value));
    }
    return ImmutableList.copyOf(unlike.values());
  }

  private List<ImmutableSortedSet<String>> tests(String fact) {
    List<ImmutableSortedSet<String>> tests = new ArrayList<>();
    for (Document document : documents) {
      for (Clause clause : document.clauses()) {
        for (Condition test : Condition.tests(clause.condition())) {
          if (test instanceof Condition.OneOf oneOf && oneOf.fact().equals(fact)) {
            tests.add(oneOf.values());
          }
        }
      }
      if (fact.equals(Document.RECORD)) {
        document.retention().forEach(entry -> tests.add(entry.records()));
      }
    }
    return tests;
  }
}
