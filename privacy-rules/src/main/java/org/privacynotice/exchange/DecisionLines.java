package org.privacynotice.exchange;

import com.google.common.collect.ImmutableSortedMap;
import com.google.common.collect.ImmutableSortedSet;
import com.google.common.collect.Maps;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.privacynotice.action.DataAction;
import org.privacynotice.decision.Decision;
import org.privacynotice.decision.DocumentRef;
import org.privacynotice.decision.Ground;
import org.privacynotice.notice.Deployment;
import org.privacynotice.notice.Law;
import org.privacynotice.notice.Notice;
import org.privacynotice.vocabulary.Activity;
import org.privacynotice.vocabulary.FactValue;

/**
 * Writes many decisions as {@link DecisionWriter} does, the same bytes, and does not explain the
 * same answer twice. Safe for use by many threads.
 *
 * <p>Services ask the same few thousand questions day after day, and to explain a refusal takes far
 * longer than to decide it. All of a decision but the caller's reference and the time is therefore
 * kept with everything that it hangs on: what is asked, what is stated, the documents, and the time
 * as far as it counts. A time counts by the last day before it on which the documents turn. It
 * counts by the day itself where an event is stated as a day, where no version is in force, and
 * where what fails to permit is a clause that asks for the day. Where an event is stated as an
 * instant, nothing is kept. What a reference says, and who judged something, hangs on nothing and
 * shows nowhere.
 */
public final class DecisionLines {

  private static final long MOST_CHARACTERS = 32 * 1024 * 1024;

  /** About what an answer's key takes. */
  private static final int KEY = 512;

  private static final FactValue GIVEN = new FactValue.Given("given");
  private static final FactValue JUDGED = new FactValue.Judged("given", LocalDate.MIN, "given");
  private static final FactValue JUDGED_LATER =
      new FactValue.Judged("given", LocalDate.MAX, "given");

  /**
   * Everything that an answer hangs on.
   *
   * @param turns how many of the documents' days have come
   * @param day the day itself, where it counts
   */
  private record Question(
      Activity activity,
      String purpose,
      ImmutableSortedSet<String> categories,
      Optional<String> party,
      Map<String, FactValue> facts,
      Map<String, Map<String, FactValue>> factsFor,
      DocumentRef notice,
      DocumentRef law,
      Optional<DocumentRef> deployment,
      int turns,
      Optional<LocalDate> day) {}

  private final Turns turns;
  private final long most;
  private final ConcurrentHashMap<Question, String> answers = new ConcurrentHashMap<>();
  private final AtomicLong kept = new AtomicLong();

  private DecisionLines(Turns turns, long most) {
    this.turns = turns;
    this.most = most;
  }

  /**
   * Writes the decisions of an engine with these documents, and of no other.
   *
   * @param notices the versions of the notice
   */
  public static DecisionLines of(List<Notice> notices, Law law, Optional<Deployment> deployment) {
    return new DecisionLines(
        Turns.of(notices, law, deployment),
        Math.min(MOST_CHARACTERS, Runtime.getRuntime().maxMemory() / 16));
  }

  /** Adds the decision as one line of JSON, without a line end. */
  public void write(Decision decision, StringBuilder to) {
    DecisionWriter.line(decision, answer(decision), to);
  }

  private String answer(Decision decision) {
    Question question = question(decision);
    if (question == null) {
      return DecisionWriter.answer(decision);
    }
    String known = answers.get(question);
    return known == null ? keep(question, DecisionWriter.answer(decision)) : known;
  }

  /** Forgets all when there is too much; what is asked often is soon there again. */
  private String keep(Question question, String answer) {
    if (kept.addAndGet(answer.length() + KEY) > most) {
      answers.clear();
      kept.set(0);
    }
    answers.put(question, answer);
    return answer;
  }

  private @Nullable Question question(Decision decision) {
    DataAction action = decision.action();
    LocalDate today = turns.dayOf(decision.at());
    Stated stated = new Stated(today);
    Map<String, FactValue> facts = stated.of(action.facts());
    Map<String, Map<String, FactValue>> factsFor = Map.of();
    for (String category : action.categories()) {
      ImmutableSortedMap<String, FactValue> own = action.factsFor(category);
      if (!own.isEmpty()) {
        factsFor = factsFor.isEmpty() ? new TreeMap<>() : factsFor;
        factsFor.put(category, stated.of(own));
      }
    }
    if (stated.instant || turns.dated()) {
      return null;
    }
    boolean dayCounts =
        stated.day
            || decision.notice().version().isEmpty()
            || (turns.showDays() && decision.ground() == Ground.NOT_COVERED);
    return new Question(
        action.activity(),
        action.purpose(),
        action.categories(),
        action.party(),
        facts,
        factsFor,
        decision.notice(),
        decision.law(),
        decision.deployment(),
        turns.before(today),
        dayCounts ? Optional.of(today) : Optional.empty());
  }

  /** What is stated, as far as it counts. */
  private static final class Stated {

    private final LocalDate today;
    private boolean instant;
    private boolean day;

    Stated(LocalDate today) {
      this.today = today;
    }

    Map<String, FactValue> of(ImmutableSortedMap<String, FactValue> facts) {
      boolean asTheyAre = true;
      for (FactValue value : facts.values()) {
        instant |= value instanceof FactValue.OccurredAt;
        day |= value instanceof FactValue.OccurredOn;
        asTheyAre &= !(value instanceof FactValue.Given || value instanceof FactValue.Judged);
      }
      return asTheyAre
          ? facts
          : ImmutableSortedMap.copyOf(Maps.transformValues(facts, this::counted));
    }

    private FactValue counted(FactValue value) {
      if (value instanceof FactValue.Judged judged) {
        return judged.on().isAfter(today) ? JUDGED_LATER : JUDGED;
      }
      return value instanceof FactValue.Given ? GIVEN : value;
    }
  }
}
