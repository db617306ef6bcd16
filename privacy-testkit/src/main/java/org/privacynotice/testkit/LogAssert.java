package org.privacynotice.testkit;

import static java.util.stream.Collectors.joining;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractAssert;
import org.privacynotice.action.DataAction;
import org.privacynotice.action.Share;
import org.privacynotice.decision.Decision;
import org.privacynotice.log.DecisionRecord;
import org.privacynotice.vocabulary.FactValue;

/**
 * Assertions about all that a service asked of an engine. Where there is nothing to look at they
 * fail: a service that asked nothing has not been tested. What {@link EngineAssert} asks is not in
 * the log.
 */
public class LogAssert extends AbstractAssert<LogAssert, RecordingLog> {

  /** Asserts about a recorded log. */
  public LogAssert(RecordingLog actual) {
    super(actual, LogAssert.class);
  }

  /** Whatever was asked is permitted. */
  public LogAssert onlyPermitted() {
    List<Decision> decisions = decisions();
    List<Decision> refused = decisions.stream().filter(decision -> !decision.permitted()).toList();
    if (!refused.isEmpty()) {
      Decision first = refused.get(0);
      fail(
          new Facts()
              .asked(first.action())
              .add("expected", "only permissions")
              .add(
                  "got",
                  refused.size() + " of " + decisions.size() + " refused; the first is",
                  Facts.answer(first))
              .decided(first));
    }
    return this;
  }

  /**
   * Data was shared, and with these recipients only: what was asked and permitted, of some category
   * at least.
   *
   * @throws IllegalArgumentException when none is named
   */
  public LogAssert sharedOnlyWith(String... recipients) {
    if (recipients.length == 0) {
      throw new IllegalArgumentException("`sharedOnlyWith` needs the recipients");
    }
    Set<String> allowed = new TreeSet<>(Arrays.asList(recipients));
    List<Decision> shared =
        decisions().stream()
            .filter(decision -> decision.action() instanceof Share)
            .filter(decision -> !decision.permittedCategories().isEmpty())
            .toList();
    if (shared.isEmpty()) {
      fail(
          new Facts()
              .add("expected", "shared only with " + String.join(", ", allowed))
              .add("got", "nothing was shared"));
    }
    shared.stream()
        .filter(decision -> !allowed.contains(((Share) decision.action()).recipient()))
        .findFirst()
        .ifPresent(
            other ->
                fail(
                    new Facts()
                        .asked(other.action())
                        .add("expected", "shared only with " + String.join(", ", allowed))
                        .add("got", "shared with " + ((Share) other.action()).recipient())
                        .decided(other)));
    return this;
  }

  /**
   * None of these texts was handed to the engine or stands in the log: not as a subject or
   * reference of an action or of a person's request, not in a fact, not in a record. Give what the
   * test's people are called and where they live. Capitals do not matter, nor what stands between
   * letters and digits: {@code W8 7NX} is found in {@code case-w87nx}; only a text with fewer than
   * three of them is looked for as it is written. A failure says which of the texts it is, by its
   * place, and never repeats it.
   *
   * @throws IllegalArgumentException when no text is given, or a blank one
   */
  public LogAssert hasNoPersonalData(String... canaries) {
    if (canaries.length == 0 || Arrays.stream(canaries).anyMatch(String::isBlank)) {
      throw new IllegalArgumentException(
          "`hasNoPersonalData` needs the texts to look for, none of them blank");
    }
    isNotNull();
    List<DecisionRecord> records = actual.records();
    requireAny(records, "no personal data among what was recorded");
    Set<String> found = new LinkedHashSet<>();
    for (int i = 0; i < records.size(); i++) {
      Set<String> texts = new LinkedHashSet<>();
      texts(records.get(i)).map(LogAssert::folded).forEach(texts::add);
      for (int c = 0; c < canaries.length; c++) {
        String canary = folded(canaries[c]);
        if (texts.stream().anyMatch(text -> holds(text, canary))) {
          found.add(
              "text %d of %d, in what was asked %s"
                  .formatted(c + 1, canaries.length, place(i + 1, records.get(i))));
        }
      }
    }
    if (!found.isEmpty()) {
      fail(
          new Facts()
              .add("expected", "no personal data")
              .add("got", found.stream())
              .add(
                  "remedy", "hand over opaque references: a key of the case, not a person's data"));
    }
    return this;
  }

  /** One spelling of whatever looks alike: capitals, and accents apart from their letters. */
  private static String folded(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
  }

  private static boolean holds(String text, String canary) {
    String bare = bare(canary);
    return bare.length() < 3 ? text.contains(canary) : bare(text).contains(bare);
  }

  private static String bare(String folded) {
    return folded
        .codePoints()
        .filter(Character::isLetterOrDigit)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static String place(int number, DecisionRecord record) {
    return "as number "
        + number
        + asked(record).map(action -> " (" + Facts.words(action) + ")").collect(joining());
  }

  private static Stream<String> texts(DecisionRecord record) {
    return Stream.concat(
        record.fields().values().stream().map(String::valueOf),
        asked(record).flatMap(LogAssert::references));
  }

  /** What was to be done, or the data that a person's request is about. */
  private static Stream<DataAction> asked(DecisionRecord record) {
    return Stream.concat(
        record.decision().map(Decision::action).stream(),
        record.terms().map(terms -> terms.request().about()).stream());
  }

  private static Stream<String> references(DataAction action) {
    return Stream.of(
            action.subject().stream(),
            action.ref().stream(),
            references(action.facts()),
            action.categories().stream().flatMap(category -> references(action.factsFor(category))))
        .flatMap(texts -> texts);
  }

  private static Stream<String> references(Map<String, FactValue> facts) {
    return facts.values().stream().flatMap(LogAssert::references);
  }

  private static Stream<String> references(FactValue value) {
    if (value instanceof FactValue.Given given) {
      return Stream.of(given.reference());
    }
    if (value instanceof FactValue.Judged judged) {
      return Stream.of(judged.by(), judged.on().toString(), judged.in());
    }
    if (value instanceof FactValue.OccurredOn event) {
      return Stream.of(event.day().toString());
    }
    return value instanceof FactValue.OccurredAt event
        ? Stream.of(event.instant().toString())
        : Stream.empty();
  }

  private List<Decision> decisions() {
    isNotNull();
    List<Decision> decisions = actual.decisions();
    requireAny(decisions, "something asked of the engine");
    return decisions;
  }

  private void requireAny(List<?> recorded, String expected) {
    if (recorded.isEmpty()) {
      fail(
          new Facts()
              .add("expected", expected)
              .add("got", "nothing was asked")
              .add("remedy", "let the service ask; what `assertThat(engine)` asks does not count"));
    }
  }

  private void fail(Facts facts) {
    failWithMessage("%s", facts.text());
  }
}
