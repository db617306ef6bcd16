package org.privacynotice.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.privacynotice.action.DataAction;
import org.privacynotice.document.Bundled;

class ActionReaderPropertyTest {

  private static final ActionReader READER = new ActionReader(() -> ActionReaderTest.VOCABULARY);

  private static final List<String> VALID =
      new String(Bundled.demoDay(), StandardCharsets.UTF_8).lines().toList();

  private static final List<String> PIECES =
      List.of(
          "\"",
          "{",
          "}",
          "[",
          "]",
          ",",
          ":",
          "null",
          "true",
          "false",
          "0",
          "-1",
          "1e9",
          "\\",
          "\\u0000",
          "\\ud800",
          "\0",
          " ",
          "other",
          "local",
          "name",
          "do",
          "facts",
          "factsFor",
          "2026-02-30",
          "Jane",
          "\uFEFF",
          "\u202e",
          "\ud83d\ude00",
          "/*",
          "'");

  /** One change of a text. */
  record Change(int at, int drop, String insert) {
    String of(String text) {
      int from = at % (text.length() + 1);
      int to = Math.min(text.length(), from + drop);
      return text.substring(0, from) + insert + text.substring(to);
    }
  }

  @Provide
  Arbitrary<Change> changes() {
    return Arbitraries.integers()
        .between(0, 1000)
        .flatMap(
            at ->
                Arbitraries.integers()
                    .between(0, 12)
                    .flatMap(
                        drop ->
                            Arbitraries.oneOf(
                                    Arbitraries.of(PIECES),
                                    Arbitraries.strings().ofMaxLength(4),
                                    Arbitraries.just(""))
                                .map(insert -> new Change(at, drop, insert))));
  }

  @Property(tries = 1500)
  void read_aValidLineWithAnyChanges_isAnActionOrAFormatException(
      @ForAll @IntRange(max = 55) int line,
      @ForAll("changes") Change first,
      @ForAll @Size(max = 3) List<@From("changes") Change> more) {
    String text = first.of(VALID.get(line));
    for (Change change : more) {
      text = change.of(text);
    }
    try {
      assertThat(READER.read(text)).isNotNull();
    } catch (LineFormatException wrong) {
      assertThat(wrong.column()).isBetween(1, text.length() + 2);
      assertThat(wrong.getMessage()).isNotEmpty().doesNotContain("\n");
    }
    assertThat(outcome(text, true)).isEqualTo(outcome(text, false));
  }

  /** All that an action says, or all that is said against the line. */
  private static String outcome(String text, boolean amongOthers) {
    byte[] bytes = among(text);
    try {
      DataAction action =
          amongOthers ? READER.read(bytes, 1, bytes.length - 2) : READER.read(whole(bytes));
      return action
          + action.ref().orElse("")
          + action.subject()
          + action.at()
          + action.facts()
          + action.categories().stream().map(action::factsFor).toList();
    } catch (LineFormatException wrong) {
      return wrong.column() + ": " + wrong.getMessage();
    }
  }

  /** Half a character, of which there are no bytes, is another character then. */
  private static String whole(byte[] bytes) {
    return new String(bytes, 1, bytes.length - 2, StandardCharsets.UTF_8);
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.oneOf(
        Arbitraries.of(PIECES),
        Arbitraries.of("2026-11-23T10:00:00Z", "2026-02-30T10:00:00Z", "a", "b", "x".repeat(257)),
        Arbitraries.strings().ofMaxLength(4));
  }

  @Property(tries = 1000)
  void read_linesThatDifferInRefSubjectAndTime_isAsEachByItself(
      @ForAll @IntRange(max = 55) int line,
      @ForAll @Size(min = 3, max = 3) List<@From("texts") String> texts) {
    String open =
        VALID
            .get(line)
            .replaceAll("\"(ref|subject|at)\": *\"[^\"]*\", *", "")
            .replaceAll(", *\"(ref|subject|at)\": *\"[^\"]*\"", "");
    String said = "{\"ref\": \"%s\", \"subject\" : \"%s\", \"at\":\"%s\", " + open.substring(1);
    byte[] first = among(said.formatted("r", "s", "2026-11-23T09:00:00Z"));
    assertThat(READER.read(first, 1, first.length - 2).ref()).contains("r");
    String text = said.formatted(texts.toArray());
    assertThat(outcome(text, true)).isEqualTo(outcome(text, false));
  }

  @Property(tries = 2000)
  void read_linesThatBeginAndEndAlike_isAsEachByItself(
      @ForAll @IntRange(max = 55) int line,
      @ForAll @Size(min = 2, max = 2) List<@From("texts") String> texts,
      @ForAll @Size(max = 2) List<@From("changes") Change> changes) {
    String open =
        VALID
            .get(line)
            .replaceAll("\"(ref|subject|at)\": *\"[^\"]*\", *", "")
            .replaceAll(", *\"(ref|subject|at)\": *\"[^\"]*\"", "");
    String said = "{\"ref\": \"%s\", " + open.substring(1, open.length() - 1) + ", \"at\": \"%s\"}";
    for (String ref : List.of("a", "b", "c")) { // learnt, recalled, and guessed
      assertThat(outcome(said.formatted(ref, "2026-11-23T09:00:00Z"), true)).endsWith("]");
    }
    String text = said.formatted(texts.toArray());
    assertThat(outcome(text, true)).isEqualTo(outcome(text, false));
    for (Change change : changes) {
      text = change.of(text);
    }
    assertThat(outcome(text, true)).isEqualTo(outcome(text, false));
  }

  /** Texts that a fact may be stated by, or may not. */
  @Provide
  Arbitrary<String> answers() {
    return Arbitraries.oneOf(
        Arbitraries.of("policy/1", "policy/2", "no", "2026-01-31", "2026-01-31T09:30:00Z"),
        Arbitraries.of(PIECES));
  }

  @Property(tries = 1000)
  void read_linesThatDifferInReferencesAndDays_isAsEachByItself(
      @ForAll @IntRange(max = 3) int first,
      @ForAll @Size(min = 2, max = 2) List<@From("answers") String> before,
      @ForAll @Size(min = 2, max = 2) List<@From("answers") String> texts) {
    String said =
        List.of(
                "\"facts\": {\"policy-document\": \"%s\", \"permit-ended\": \"%s\"}",
                "\"facts\": {\"policy-document\": \"%s\"},"
                    + " \"factsFor\": {\"name\": {\"permit-ended\": \"%s\"}}",
                "\"facts\": {\"consent\": \"%s\", \"needed\": true}, \"ref\": \"%s\"",
                "\"factsFor\": {\"name\": {\"consent\": \"%s\"},"
                    + " \"home-address\": {\"consent\": \"%s\"}}")
            .get(first);
    String line =
        "{\"do\": \"use\", \"purpose\": \"parking-permits\","
            + " \"categories\": [\"name\", \"home-address\"], "
            + said
            + "}";
    String text = line.formatted(texts.toArray());
    for (String each : List.of(line.formatted(before.toArray()), text)) {
      assertThat(outcome(each, true)).isEqualTo(outcome(each, false));
    }
  }

  private static byte[] among(String text) {
    return (">" + text + "<").getBytes(StandardCharsets.UTF_8);
  }

  @Property(tries = 1000)
  void read_anyText_isAnActionOrAFormatException(@ForAll String text) {
    try {
      assertThat(READER.read(text)).isNotNull();
    } catch (LineFormatException wrong) {
      assertThat(wrong.column()).isPositive();
    }
    assertThat(outcome(text, true)).isEqualTo(outcome(text, false));
  }
}
