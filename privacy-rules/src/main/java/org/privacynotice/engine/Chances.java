package org.privacynotice.engine;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.privacynotice.decision.Truth;
import org.privacynotice.notice.Document;
import org.privacynotice.vocabulary.Fact;
import org.privacynotice.vocabulary.FactType;
import org.privacynotice.vocabulary.FactValue;

/**
 * Looks for a case in which a permission permits: facts to state, beside what the notice itself
 * declares, with which its clause is true and no forbidding one is.
 *
 * <p>The search goes fact by fact: of a clause that is still unknown, each open fact's values in
 * turn, that of a presumption first. It gives the benefit of the doubt where a fact is not the
 * case's to state, or has more values than can be tried, as the events from which retention periods
 * run; and where it takes too long.
 */
final class Chances {

  /** How many cases are tried for one permission before it is given the benefit of the doubt. */
  private static final int MOST_TRIED = 20_000;

  private final Rulebook rulebook;
  private int left = MOST_TRIED;

  Chances(Rulebook rulebook) {
    this.rulebook = rulebook;
  }

  /** Whether some case makes the rule true, and none of the forbidding ones. */
  boolean isThere(Rule permission, List<Rule> forbidding, Question question) {
    left--;
    if (left < 0) {
      return true;
    }
    Truth permits = value(permission, question);
    if (permits == Truth.FALSE) {
      return false;
    }
    Optional<Rule> open = permits == Truth.UNKNOWN ? Optional.of(permission) : Optional.empty();
    for (Rule rule : forbidding) {
      Truth forbids = value(rule, question);
      if (forbids == Truth.TRUE) {
        return false;
      }
      if (forbids == Truth.UNKNOWN && open.isEmpty()) {
        open = Optional.of(rule);
      }
    }
    return open.isEmpty() || isThereBeyond(open.get(), permission, forbidding, question);
  }

  /** What cannot be evaluated is unknown, and no fact would settle it. */
  static Truth value(Rule rule, Question question) {
    try {
      return Verdict.value(rule, question);
    } catch (ClauseFault broken) {
      return Truth.UNKNOWN;
    }
  }

  private boolean isThereBeyond(
      Rule open, Rule permission, List<Rule> forbidding, Question question) {
    for (String fact : open.open(question)) {
      ImmutableList<FactValue> values = values(fact, question);
      if (!values.isEmpty()) {
        return values.stream()
            .map(value -> question.with(Map.of(fact, value)))
            .anyMatch(more -> isThere(permission, forbidding, more));
      }
    }
    return true;
  }

  /** The values to try; none where it was tried already, or there are too many that differ. */
  private ImmutableList<FactValue> values(String id, Question question) {
    boolean tried = question.action().facts().containsKey(id);
    if (tried || !rulebook.hasFact(id) || id.equals(Document.RECORD)) {
      return ImmutableList.of();
    }
    Fact fact = rulebook.fact(id);
    boolean measured = fact.type() == FactType.EVENT && rulebook.retention().isMeasuredFrom(id);
    if (measured || !fact.statedBy().byCase()) {
      return ImmutableList.of();
    }
    Optional<FactValue> presumed = fact.presumed().map(Fact.Presumption::value);
    return values(fact, question.day())
        .sorted(Comparator.comparing(value -> !presumed.equals(Optional.of(value))))
        .collect(toImmutableList());
  }

  private Stream<FactValue> values(Fact fact, LocalDate day) {
    return switch (fact.type()) {
      case YES_NO, ATTESTED -> Stream.of(FactValue.YES, FactValue.NO);
      case JUDGEMENT -> Stream.of(new FactValue.Judged("somebody", day, "somewhere"), FactValue.NO);
      case NAMED -> rulebook.sorts(fact).stream().map(sort -> new FactValue.Named(sort.get(0)));
      case EVENT -> Stream.of(FactValue.NOT_HAPPENED, new FactValue.OccurredOn(day.minusDays(1)));
      case REFERENCE -> Stream.of(new FactValue.Given("something"), FactValue.NOT_GIVEN);
    };
  }
}
