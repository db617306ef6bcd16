package org.privacynotice.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedSet;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.privacynotice.action.Collect;
import org.privacynotice.action.DataAction;
import org.privacynotice.action.Retain;
import org.privacynotice.action.Share;
import org.privacynotice.document.Bundled;
import org.privacynotice.vocabulary.Activity;
import org.privacynotice.vocabulary.Fact;
import org.privacynotice.vocabulary.FactType;
import org.privacynotice.vocabulary.FactValue;
import org.privacynotice.vocabulary.Terms;
import org.privacynotice.vocabulary.Vocabulary;

class ActionReaderTest {

  static final Vocabulary VOCABULARY =
      Vocabulary.of(
          List.of(
              Bundled.law().terms(),
              Bundled.demoDeployment().terms(),
              Bundled.notice("contact-centre").terms()));

  private static final ActionReader READER = new ActionReader(() -> VOCABULARY);

  private static final String CANARY = "Jane Canary-Doe 07700 900123";

  /** The rest of a line that is right. */
  private static final String REST =
      "\"do\": \"use\", \"categories\": [\"name\"], \"purpose\": \"parking-permits\"";

  private static final String SHARE =
      "\"do\": \"share\", \"categories\": [\"name\"], \"purpose\": \"parking-permits\"";

  private static final String RETAIN =
      "\"do\": \"retain\", \"categories\": [\"name\"], \"purpose\": \"parking-permits\"";

  @Test
  void read_aShare_isThatAction() {
    DataAction action =
        READER.read(
            "{\"ref\": \"caller-17\", \"do\": \"share\", \"categories\": [\"name\","
                + " \"home-address\"], \"purpose\": \"parking-permits\", \"recipient\":"
                + " \"sidem\", \"basis\": \"public-task\", \"at\": \"2026-11-23T10:00:00Z\","
                + " \"subject\": \"opaque-7f3a\"}");
    assertThat(action).isInstanceOf(Share.class);
    assertThat(action.ref()).contains("caller-17");
    assertThat(action.subject()).contains("opaque-7f3a");
    assertThat(action.categories()).containsExactly("home-address", "name");
    assertThat(action.purpose()).isEqualTo("parking-permits");
    assertThat(((Share) action).recipient()).isEqualTo("sidem");
    assertThat(action.at()).contains(Instant.parse("2026-11-23T10:00:00Z"));
    assertThat(action.facts())
        .containsExactly(Map.entry("basis", new FactValue.Named("public-task")));
  }

  @Test
  void read_aCollectionWithFactsForOneCategory_isThatAction() {
    DataAction action =
        READER.read(
            "{\"do\": \"collect\", \"categories\": [\"name\", \"ethnic-origin\"], \"purpose\":"
                + " \"blue-badges\", \"basis\": \"public-task\", \"factsFor\":"
                + " {\"ethnic-origin\": {\"needed\": true, \"article9\": \"g\","
                + " \"schedule1\": \"6\"}}}");
    assertThat(action).isInstanceOf(Collect.class);
    assertThat(action.ref()).isEmpty();
    assertThat(action.at()).isEmpty();
    assertThat(action.factsFor("name")).isEmpty();
    assertThat(action.factsFor("ethnic-origin"))
        .containsExactly(
            Map.entry("article9", new FactValue.Named("g")),
            Map.entry("needed", FactValue.YES),
            Map.entry("schedule1", new FactValue.Named("6")));
  }

  @Test
  void read_aRetention_isThatAction() {
    DataAction action =
        READER.read(
            "{\"do\": \"retain\", \"categories\": [\"name\"], \"purpose\": \"parking-permits\","
                + " \"holder\": \"local\", \"record\": \"permit\", \"basis\": \"public-task\","
                + " \"facts\": {\"permit-ended\": \"2025-10-01\"}}");
    assertThat(action).isInstanceOf(Retain.class);
    assertThat(((Retain) action).holder()).isEqualTo("local");
    assertThat(action.facts())
        .containsExactly(
            Map.entry("basis", new FactValue.Named("public-task")),
            Map.entry("permit-ended", new FactValue.OccurredOn(LocalDate.of(2025, 10, 1))),
            Map.entry("record", new FactValue.Named("permit")));
  }

  @ParameterizedTest
  @CsvSource({"collect, ''", "use, ''", "share, recipient", "retain, holder", "erase, holder"})
  void read_eachActivity_isThatActivity(String word, String party) {
    String with = party.isEmpty() ? "" : ", \"" + party + "\": \"sidem\"";
    DataAction action =
        READER.read(
            "{\"do\":\""
                + word
                + "\",\"categories\":[\"name\"],\"purpose\":\"other\""
                + with
                + "}");
    assertThat(action.activity().id()).isEqualTo(word);
    assertThat(action.party().isPresent()).isEqualTo(action.activity().hasParty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"article9\": \"g\", \"schedule1\": \"6\", \"place\": \"GB\", \"record\": \"permit\"",
        "\"facts\": {\"article9\": \"g\", \"schedule1\": \"6\", \"place\": \"GB\","
            + " \"record\": \"permit\"}",
        "\"factsFor\": {\"name\": {\"article9\": \"g\", \"schedule1\": \"6\", \"place\": \"GB\","
            + " \"record\": \"permit\"}}"
      })
  void read_namedFactsInAnyOfTheThreePlaces_areTaken(String where) {
    DataAction action = READER.read("{" + REST + ", " + where + "}");
    assertThat(action.facts().size() + action.factsFor("name").size()).isEqualTo(4);
  }

  @Test
  void read_aWholeNumber_isTakenForAFactAndRefusedElsewhere() {
    assertThat(READER.read("{" + REST + ", \"schedule1\": 6}").facts())
        .containsEntry("schedule1", new FactValue.Named("6"));
    assertThatThrownBy(() -> READER.read("{" + REST + ", \"ref\": 17}"))
        .hasMessage("key `ref` takes a text");
  }

  @Test
  void read_withSpacesAndACarriageReturn_isTaken() {
    assertThat(READER.read(" \t{" + REST + "} \r").activity()).isEqualTo(Activity.USE);
  }

  @Test
  void read_aRefWithAnyCharacters_givesThemBack() {
    assertThat(READER.read("{" + REST + ", \"ref\": \"\\u0000 \\u202e\"}").ref())
        .contains("\0 \u202e");
    assertThatThrownBy(() -> READER.read("{" + REST + ", \"ref\": \"\\ud800\"}"))
        .hasMessageContaining("unpaired surrogate");
  }

  @Test
  void read_asksForTheVocabularyEachTime() {
    List<Vocabulary> given = new ArrayList<>(List.of(Vocabulary.of(List.of()), VOCABULARY));
    ActionReader reader = new ActionReader(() -> given.remove(0));
    assertThatThrownBy(() -> reader.read("{" + REST + "}")).isInstanceOf(LineFormatException.class);
    assertThat(reader.read("{" + REST + "}").activity()).isEqualTo(Activity.USE);
  }

  @Test
  void read_factsThatAreCalledAsAReferenceOrTimeIs_areToldApart() {
    Vocabulary vocabulary =
        VOCABULARY.with(
            List.of(
                new Terms(
                    ImmutableSortedSet.of(),
                    ImmutableSortedSet.of(),
                    ImmutableSortedSet.of(),
                    ImmutableList.of(
                        Fact.builder()
                            .id("ref")
                            .type(FactType.NAMED)
                            .ask("Which?")
                            .statedBy(Fact.StatedBy.CASE)
                            .addValues("a", "b")
                            .build(),
                        Fact.builder()
                            .id("at")
                            .type(FactType.REFERENCE)
                            .ask("Where?")
                            .statedBy(Fact.StatedBy.CASE)
                            .build()))));
    ActionReader reader = new ActionReader(() -> vocabulary);
    for (String value : List.of("a", "b", "a")) {
      for (String ref : List.of("", "\"ref\": \"c\", ")) {
        byte[] line =
            ("{" + ref + REST + ", \"facts\": {\"ref\": \"" + value + "\", \"at\": \"x\"}}")
                .getBytes(StandardCharsets.UTF_8);
        DataAction action = reader.read(line, 0, line.length);
        assertThat(action.facts()).containsEntry("ref", new FactValue.Named(value));
        assertThat(action.facts()).containsEntry("at", new FactValue.Given("x"));
        assertThat(action.ref()).isEqualTo(Optional.of("c").filter(given -> !ref.isEmpty()));
      }
    }
  }

  @Test
  void read_aLineAgainAfterTheVocabularyGrew_isOfTheNewOne() {
    Vocabulary grown =
        VOCABULARY.with(
            List.of(
                new Terms(
                    ImmutableSortedSet.of("shoe-size"),
                    ImmutableSortedSet.of(),
                    ImmutableSortedSet.of(),
                    ImmutableList.of())));
    List<Vocabulary> current = new ArrayList<>(List.of(VOCABULARY));
    ActionReader reader = new ActionReader(() -> current.get(0));
    byte[] line = ("{" + REST + "}").getBytes(StandardCharsets.UTF_8);
    reader.read(line, 0, line.length);
    current.set(0, grown);
    assertThat(reader.read(line, 0, line.length).vocabulary()).isSameAs(grown);
  }

  @Test
  void read_everyBadLine_saysWhereAndWhatWithoutRepeatingIt() {
    StringBuilder table = new StringBuilder();
    badLines()
        .forEach(
            (name, line) -> {
              LineFormatException wrong =
                  catchThrowableOfType(LineFormatException.class, () -> READER.read(line));
              assertThat(wrong).as(name).isNotNull();
              assertThat(wrong.getMessage()).as(name).doesNotContain("anary", "07700", "\n");
              table.append(name).append('\n');
              table.append("  ").append(shown(line)).append('\n');
              table.append("  ").append(wrong.column()).append(": ").append(wrong.getMessage());
              table.append("\n\n");
            });
    GoldenFile.assertSame("exchange/bad-lines.txt", table.toString());
  }

  static String shown(String line) {
    StringBuilder shown = new StringBuilder();
    String part = line.length() <= 160 ? line : line.substring(0, 120) + " [...]";
    part.chars()
        .forEach(
            c -> {
              if (c < ' ' || c > '~') {
                shown.append("<%04X>".formatted(c));
              } else {
                shown.append((char) c);
              }
            });
    return shown.toString();
  }

  private static Map<String, String> badLines() {
    Map<String, String> lines = new LinkedHashMap<>();
    lines.put("not an object: empty", "");
    lines.put("not an object: blank", "   ");
    lines.put("not an object: array", "[{" + REST + "}]");
    lines.put("not an object: text", "\"" + CANARY + "\"");
    lines.put("not an object: null", "null");
    lines.put("not an object: number", "17");
    lines.put("not JSON: prose", CANARY);
    lines.put("not JSON: byte order mark", "\uFEFF{" + REST + "}");
    lines.put("not JSON: single quotes", "{'do': 'use'}");
    lines.put("not JSON: comment", "{/* " + CANARY + " */ " + REST + "}");
    lines.put("not JSON: trailing comma", "{" + REST + ",}");
    lines.put("not JSON: no comma", "{\"do\": \"use\" \"purpose\": \"other\"}");
    lines.put("not JSON: NaN", "{" + REST + ", \"ref\": NaN}");
    lines.put("not JSON: Infinity", "{" + REST + ", \"ref\": -Infinity}");
    lines.put("not JSON: leading zero", "{" + REST + ", \"ref\": 007}");
    lines.put("not JSON: bare word", "{" + REST + ", \"ref\": canary}");
    lines.put("not JSON: bad escape", "{" + REST + ", \"ref\": \"\\x41\"}");
    lines.put("not JSON: raw NUL in a text", "{" + REST + ", \"ref\": \"a\0b\"}");
    lines.put("not JSON: raw tab in a text", "{" + REST + ", \"ref\": \"a\tb\"}");
    lines.put("not JSON: NUL outside", "{" + REST + "\0}");
    lines.put("truncated: after the brace", "{");
    lines.put("truncated: in a key", "{\"do");
    lines.put("truncated: after a key", "{\"do\"");
    lines.put("truncated: in a value", "{\"do\": \"us");
    lines.put("truncated: in a list", "{\"do\": \"use\", \"categories\": [\"name\"");
    lines.put("truncated: before the brace", "{" + REST);
    lines.put("truncated: in facts", "{" + REST + ", \"facts\": {\"needed\": tr");
    lines.put("trailing: another object", "{" + REST + "} {" + REST + "}");
    lines.put("trailing: a word", "{" + REST + "} canary");
    lines.put("trailing: a brace", "{" + REST + "}}");
    lines.put("too deep", "{" + REST + ", \"facts\": " + "[".repeat(100_000) + "}");
    lines.put("deep objects", "{" + REST + ", \"facts\": " + "{\"a\":".repeat(20) + "1");
    lines.put("text of 64 KiB and one", "{" + REST + ", \"ref\": \"" + "a".repeat(65537) + "\"}");
    lines.put("text of 64 KiB", "{" + REST + ", \"ref\": \"" + "a".repeat(65536) + "\"}");
    lines.put("key of 60,000", "{\"" + "k".repeat(60_000) + "\": 1}");
    lines.put("number of 1,000 digits", "{" + REST + ", \"ref\": " + "9".repeat(1000) + "}");
    lines.put("number of 64 digits as an id", "{\"do\": " + "9".repeat(64) + "}");
    lines.put("number with a huge exponent", "{" + REST + ", \"ref\": 1e999999999}");
    lines.put("unknown key", "{" + REST + ", \"purposes\": \"other\"}");
    lines.put("unknown key that is no id", "{\"" + CANARY + "\": 1, " + REST + "}");
    lines.put("unknown key with a lone surrogate", "{\"\\ud800\": 1, " + REST + "}");
    lines.put("unknown key, empty", "{\"\": 1, " + REST + "}");
    lines.put("unknown key in another case", "{" + REST + ", \"Ref\": \"x\"}");
    lines.put("repeated key", "{\"do\": \"use\", " + REST + "}");
    lines.put("repeated factsFor", "{\"factsFor\": {}, \"factsFor\": {}}");
    lines.put("repeated key, escaped", "{\"d\\u006f\": \"use\", " + REST + "}");
    lines.put("repeated key that is no id", "{\"" + CANARY + "\":1,\"" + CANARY + "\":2}");
    lines.put(
        "repeated key in facts", "{" + REST + ", \"facts\": {\"needed\": true, \"needed\": true}}");
    lines.put(
        "repeated key in factsFor", "{" + REST + ", \"factsFor\": {\"name\": {}, \"name\": {}}}");
    lines.put(
        "repeated key in factsFor of a category",
        "{" + REST + ", \"factsFor\": {\"name\": {\"needed\": true, \"needed\": false}}}");
    lines.put(
        "fact at the top and in facts",
        "{" + REST + ", \"basis\": \"consent\", \"facts\": {\"basis\": \"consent\"}}");
    lines.put("unknown fact", "{" + REST + ", \"facts\": {\"neded\": true}}");
    lines.put("unknown fact that is no id", "{" + REST + ", \"facts\": {\"" + CANARY + "\": 1}}");
    lines.put(
        "unknown fact for a category",
        "{" + REST + ", \"factsFor\": {\"name\": {\"vulnerabel\": true}}}");
    lines.put(
        "fact of the deployment", "{" + REST + ", \"facts\": {\"retention-schedule\": \"s/1\"}}");
    lines.put("missing do", "{\"categories\": [\"name\"], \"purpose\": \"other\"}");
    lines.put("missing categories", "{\"do\": \"use\", \"purpose\": \"other\"}");
    lines.put("missing purpose", "{\"do\": \"use\", \"categories\": [\"name\"]}");
    lines.put("missing recipient", "{" + SHARE + "}");
    lines.put("missing holder", "{" + RETAIN + "}");
    lines.put("missing everything", "{}");
    lines.put("recipient on retain", "{" + RETAIN + ", \"recipient\": \"sidem\"}");
    lines.put("holder on share", "{" + SHARE + ", \"holder\": \"local\"}");
    lines.put("recipient on use", "{" + REST + ", \"recipient\": \"sidem\"}");
    lines.put("both on use", "{" + REST + ", \"holder\": \"sidem\", \"recipient\": \"sidem\"}");
    lines.put("local as recipient", "{" + SHARE + ", \"recipient\": \"local\"}");
    lines.put("unknown activity", "{\"do\": \"shares\"}");
    lines.put("unknown activity in another case", "{\"do\": \"USE\"}");
    lines.put("unknown activity that is no id", "{\"do\": \"" + CANARY + "\"}");
    lines.put(
        "unknown category",
        "{\"do\": \"use\", \"categories\": [\"name\", \"e-mail\"], \"purpose\": \"other\"}");
    lines.put(
        "unknown category that is no id",
        "{\"do\": \"use\", \"categories\": [\"" + CANARY + "\"], \"purpose\": \"other\"}");
    lines.put(
        "unknown purpose",
        "{\"do\": \"use\", \"categories\": [\"name\"], \"purpose\": \"parking-permit\"}");
    lines.put("unknown recipient", "{" + SHARE + ", \"recipient\": \"siden\"}");
    lines.put("unknown holder", "{" + RETAIN + ", \"holder\": \"lokal\"}");
    lines.put("unknown basis", "{" + REST + ", \"basis\": \"public-tasks\"}");
    lines.put("unknown article 9 point", "{" + REST + ", \"article9\": \"k\"}");
    lines.put("unknown schedule 1 paragraph", "{" + REST + ", \"schedule1\": \"99\"}");
    lines.put("unknown kind of record", "{" + REST + ", \"record\": \"permits\"}");
    lines.put("unknown place", "{" + REST + ", \"place\": \"Narnia\"}");
    lines.put("categories empty", "{\"do\": \"use\", \"categories\": [], \"purpose\": \"other\"}");
    lines.put("categories a text", "{\"do\": \"use\", \"categories\": \"name\"}");
    lines.put("categories null", "{\"do\": \"use\", \"categories\": null}");
    lines.put("categories of objects", "{\"do\": \"use\", \"categories\": [{\"a\": 1}]}");
    lines.put("categories with null", "{\"do\": \"use\", \"categories\": [\"name\", null]}");
    lines.put("do null", "{\"do\": null}");
    lines.put("do a flag", "{\"do\": true}");
    lines.put(
        "purpose a list", "{\"do\":\"use\",\"categories\":[\"name\"],\"purpose\":[\"other\"]}");
    lines.put("recipient null", "{" + SHARE + ", \"recipient\": null}");
    lines.put("ref null", "{" + REST + ", \"ref\": null}");
    lines.put("ref empty", "{" + REST + ", \"ref\": \"\"}");
    lines.put("ref too long", "{" + REST + ", \"ref\": \"" + "x".repeat(257) + "\"}");
    lines.put("ref a fraction", "{" + REST + ", \"ref\": 1.5}");
    lines.put("subject empty", "{" + REST + ", \"subject\": \"\"}");
    lines.put("subject an object", "{" + REST + ", \"subject\": {\"name\": \"" + CANARY + "\"}}");
    lines.put("facts null", "{" + REST + ", \"facts\": null}");
    lines.put("facts a list", "{" + REST + ", \"facts\": [\"needed\"]}");
    lines.put("factsFor a text", "{" + REST + ", \"factsFor\": \"name\"}");
    lines.put("factsFor of a category null", "{" + REST + ", \"factsFor\": {\"name\": null}}");
    lines.put(
        "factsFor of a category not asked",
        "{" + REST + ", \"factsFor\": {\"email\": {\"needed\": true}}}");
    lines.put(
        "factsFor of a category not asked, empty", "{" + REST + ", \"factsFor\": {\"email\": {}}}");
    lines.put(
        "factsFor of an unknown category",
        "{" + REST + ", \"factsFor\": {\"e-mail\": {\"needed\": true}}}");
    lines.put(
        "factsFor of what is no id",
        "{" + REST + ", \"factsFor\": {\"" + CANARY + "\": {\"needed\": true}}}");
    lines.put("yes-no with a text", "{" + REST + ", \"facts\": {\"needed\": \"yes\"}}");
    lines.put("yes-no with a number", "{" + REST + ", \"facts\": {\"needed\": 1}}");
    lines.put("yes-no with null", "{" + REST + ", \"facts\": {\"needed\": null}}");
    lines.put("yes-no with a list", "{" + REST + ", \"facts\": {\"needed\": [true]}}");
    lines.put(
        "attested with prose", "{" + REST + ", \"facts\": {\"consent\": \"" + CANARY + "\"}}");
    lines.put("attested with a fraction", "{" + REST + ", \"facts\": {\"consent\": 1.5}}");
    lines.put("named with a flag", "{" + REST + ", \"basis\": true}");
    lines.put("named with null", "{" + REST + ", \"basis\": null}");
    lines.put("named with prose", "{" + REST + ", \"basis\": \"" + CANARY + "\"}");
    lines.put("event with true", "{" + REST + ", \"facts\": {\"permit-ended\": true}}");
    lines.put("event with a slip", "{" + REST + ", \"facts\": {\"permit-ended\": \"2026-02-30\"}}");
    lines.put("event with a year", "{" + REST + ", \"facts\": {\"permit-ended\": 2026}}");
    lines.put(
        "event without zone",
        "{" + REST + ", \"facts\": {\"permit-ended\": \"2026-01-31T09:30:00\"}}");
    lines.put("event with null", "{" + REST + ", \"facts\": {\"permit-ended\": null}}");
    lines.put("reference with true", "{" + REST + ", \"facts\": {\"required-by-law\": true}}");
    lines.put(
        "reference with prose",
        "{" + REST + ", \"facts\": {\"required-by-law\": \"" + CANARY + "\"}}");
    lines.put(
        "reference too long",
        "{" + REST + ", \"facts\": {\"required-by-law\": \"" + "a".repeat(65) + "\"}}");
    lines.put("at a day", "{" + REST + ", \"at\": \"2026-11-23\"}");
    lines.put("at without zone", "{" + REST + ", \"at\": \"2026-11-23T10:00:00\"}");
    lines.put("at impossible", "{" + REST + ", \"at\": \"2026-02-29T10:00:00Z\"}");
    lines.put("at an hour too late", "{" + REST + ", \"at\": \"2026-11-23T25:00:00Z\"}");
    lines.put("at beyond the calendar", "{" + REST + ", \"at\": \"+999999999-12-31T23:59:59Z\"}");
    lines.put("at a number", "{" + REST + ", \"at\": 1790000000}");
    lines.put("at a flag", "{" + REST + ", \"at\": false}");
    lines.put("at null", "{" + REST + ", \"at\": null}");
    lines.put("at prose", "{" + REST + ", \"at\": \"" + CANARY + "\"}");
    return lines;
  }

  @Test
  void read_aCanaryInAnyValueOrKey_neverRepeatsIt() {
    String whole =
        "{\"ref\": \"r\", \"do\": \"share\", \"categories\": [\"name\"], \"purpose\":"
            + " \"parking-permits\", \"recipient\": \"sidem\", \"basis\": \"public-task\","
            + " \"article9\": \"g\", \"schedule1\": \"6\", \"place\": \"GB\", \"record\":"
            + " \"permit\", \"at\": \"2026-11-23T10:00:00Z\", \"subject\": \"s\", \"facts\":"
            + " {\"needed\": \"yes\", \"consent\": \"ref\", \"permit-ended\": \"2026-01-01\","
            + " \"required-by-law\": \"x/1\"}, \"factsFor\": {\"name\": {\"vulnerable\":"
            + " \"yes\", \"explicit-consent\": \"ref\"}}}";
    int tried = 0;
    for (int from = whole.indexOf('"'); from >= 0; ) {
      int to = whole.indexOf('"', from + 1);
      for (String canary : List.of(CANARY, CANARY + "\\n\\u0000", "Canary " + "x".repeat(500))) {
        String line = whole.substring(0, from + 1) + canary + whole.substring(to);
        try {
          READER.read(line);
        } catch (LineFormatException wrong) {
          assertThat(wrong)
              .satisfies(
                  thrown ->
                      assertThat(thrown.toString()).doesNotContain("anary", "07700", "\n", "xxxx"));
          assertThat(wrong.getCause()).as("a cause would carry the text").isNull();
          tried++;
        }
      }
      from = whole.indexOf('"', to + 1);
    }
    assertThat(tried).isGreaterThan(100);
  }

  @Test
  void read_bytesThatAreNotUtf8_isSaidOfTheLine() {
    String line = "{\"ref\": \"%s\", " + REST + "}";
    for (byte[] ref : List.of(new byte[] {(byte) 0xff}, new byte[] {(byte) 0xc3, 'x'})) {
      byte[] bytes = line.formatted("??").getBytes(StandardCharsets.US_ASCII);
      System.arraycopy(ref, 0, bytes, line.indexOf('%'), ref.length);
      assertThatThrownBy(() -> READER.read(bytes, 0, bytes.length))
          .isInstanceOfSatisfying(
              LineFormatException.class, wrong -> assertThat(wrong.column()).isEqualTo(1))
          .hasMessage("the line is not UTF-8");
    }
    byte[] right = line.formatted("é").getBytes(StandardCharsets.UTF_8);
    assertThat(READER.read(right, 0, right.length).ref()).contains("é");
  }

  @Test
  void read_linesThatAreCutAlikeAtOtherKeys_takesEachTextForWhatItIs() {
    ActionReader reader = new ActionReader(() -> VOCABULARY);
    String time = "2026-11-23T10:00:00Z";
    for (int i = 0; i < 3; i++) { // learnt, recalled, and guessed from the other
      DataAction first = read(reader, "{\"ref\": \"r\", " + REST + ", \"at\": \"" + time + "\"}");
      assertThat(first.ref()).contains("r");
      assertThat(first.at()).contains(Instant.parse(time));
      DataAction second = read(reader, "{\"at\" : \"" + time + "\", " + REST + ", \"ref\": \"s\"}");
      assertThat(second.ref()).contains("s");
      assertThat(second.at()).contains(Instant.parse(time));
      DataAction third =
          read(reader, "{\"ref\": \"t\", " + REST + ", \"subject\": \"" + time + "\"}");
      assertThat(third.subject()).contains(time);
      assertThat(third.at()).isEmpty();
    }
  }

  private static DataAction read(ActionReader reader, String line) {
    byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
    return reader.read(bytes, 0, bytes.length);
  }
}
