package org.privacynotice.document;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.privacynotice.notice.Condition;
import org.privacynotice.notice.Disclosure;
import org.privacynotice.vocabulary.Activity;
import org.privacynotice.vocabulary.Controller;
import org.privacynotice.vocabulary.Fact;
import org.privacynotice.vocabulary.FactType;
import org.privacynotice.vocabulary.LawfulBasis;
import org.privacynotice.vocabulary.Party;
import org.privacynotice.vocabulary.Sensitivity;
import org.privacynotice.vocabulary.SpecialCategoryCondition;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The schema that editors use says the same as the reader, as far as a schema can. */
class SchemaTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private static final JsonNode TREE =
      JSON.readTree(
          SchemaTest.class.getResourceAsStream("/org/privacynotice/document/notice.schema.json"));

  private static final Schema SCHEMA =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(TREE);

  private static final Path PAGE = Path.of("docs/notice-file.md");

  private static final List<String> KINDS = List.of("notice", "law", "deployment");

  private static JsonNode tree(byte[] yaml) {
    Object loaded =
        new Load(LoadSettings.builder().build()).loadFromString(new String(yaml, UTF_8));
    return JSON.valueToTree(loaded);
  }

  private static JsonNode everything(String kind) {
    String folder = kind.equals("notice") ? "accepted-everything" : kind + "-accepted-everything";
    return tree(Cases.bytes(Cases.FOLDER.resolve(folder).resolve(kind + ".yaml")));
  }

  private static Reading<?> read(String kind, JsonNode tree) {
    return Cases.read(kind + ".yaml", JSON.writeValueAsBytes(tree)); // JSON is YAML
  }

  // --- Files ---

  @TestFactory
  Stream<DynamicTest> bundledFiles_areValid() {
    return Stream.of("contact-centre", "community-newsletter", "uk", "demo-deployment")
        .map(
            name ->
                DynamicTest.dynamicTest(
                    name,
                    () -> {
                      String file =
                          "src/main/resources/org/privacynotice/bundled/" + name + ".yaml";
                      assertThat(SCHEMA.validate(tree(Cases.bytes(Path.of(file))))).isEmpty();
                    }));
  }

  @TestFactory
  Stream<DynamicTest> casesThatTheReaderAccepts_areValid_asWrittenAndInCanonicalForm() {
    return Cases.all().stream()
        .filter(folder -> Cases.read(folder).document().isPresent())
        .map(
            folder ->
                DynamicTest.dynamicTest(
                    folder.getFileName().toString(),
                    () -> {
                      byte[] written = Cases.bytes(Cases.file(folder));
                      assertThat(SCHEMA.validate(tree(written))).isEmpty();
                      String canonical = CanonicalWriter.write(Cases.read(folder).orThrow());
                      assertThat(SCHEMA.validate(tree(canonical.getBytes(UTF_8)))).isEmpty();
                    }));
  }

  /** What a schema can see, it finds; ids that lead nowhere and impossible days it cannot see. */
  @TestFactory
  Stream<DynamicTest> casesOfTheWrongShape_areInvalid() {
    return Stream.of(
            "unknown-key",
            "unknown-key-at-the-top",
            "unknown-merge-key",
            "id-with-capitals",
            "id-too-long",
            "missing-keys-at-the-top",
            "missing-keys-in-parts",
            "missing-id",
            "missing-source",
            "empty-scope",
            "empty-values",
            "empty-condition",
            "wrong-types",
            "wrong-words",
            "wrong-numbers",
            "wrong-flag",
            "wrong-place",
            "wrong-format",
            "day-in-another-form",
            "reserved-ids",
            "fact-named-record",
            "fact-with-wrong-values",
            "lists-that-name-nothing",
            "with-on-a-collect",
            "except-on-a-permission",
            "owed-on-a-limit",
            "tells-on-a-duty",
            "tells-nothing",
            "deployment-tells",
            "law-transparency-of-wrong-words",
            "two-tests-in-one",
            "several-retention-entries-in-one-test",
            "period-of-nothing",
            "period-of-two-forms",
            "period-of-one-choice",
            "source-of-both-kinds",
            "root-is-a-list",
            "root-is-a-text",
            "very-long-text",
            "deployment-with-a-notice-section",
            "deployment-command-without-activity")
        .map(
            name ->
                DynamicTest.dynamicTest(
                    name,
                    () -> {
                      Path folder = Cases.FOLDER.resolve(name);
                      assertThat(Cases.read(folder).document()).isEmpty();
                      assertThat(SCHEMA.validate(tree(Cases.bytes(Cases.file(folder)))))
                          .isNotEmpty();
                    }));
  }

  // --- Keys ---

  /** Does something to each object of a document in turn, and puts it back. */
  private static int eachObject(JsonNode node, Consumer<ObjectNode> visit) {
    int visited = 0;
    if (node instanceof ObjectNode object) {
      visit.accept(object);
      visited++;
      for (String key : List.copyOf(object.propertyNames())) {
        visited += eachObject(object.get(key), visit);
      }
    } else if (node instanceof ArrayNode array) {
      for (JsonNode item : array) {
        visited += eachObject(item, visit);
      }
    }
    return visited;
  }

  private static Set<String> keysOfTheSchema() {
    Set<String> keys = new TreeSet<>();
    eachObject(
        TREE,
        object -> {
          if (object.get("properties") instanceof ObjectNode properties) {
            keys.addAll(properties.propertyNames());
          }
        });
    return keys;
  }

  private static Set<String> unknownToSchema(JsonNode tree) {
    return SCHEMA.validate(tree).stream()
        .filter(error -> error.getKeyword().equals("additionalProperties"))
        .map(Error::getProperty)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> unknownToReader(Reading<?> reading) {
    Pattern unknown = Pattern.compile("unknown key `(.*)`");
    return reading.findings().stream()
        .map(finding -> unknown.matcher(finding.message()))
        .filter(Matcher::matches)
        .map(found -> found.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /**
   * In every object of the three documents that use every key, each key of the whole schema that
   * the object lacks, and one that nothing knows: the schema allows those that the reader knows.
   */
  @ParameterizedTest
  @ValueSource(strings = {"notice", "law", "deployment"})
  void unknownKeys_inEveryPlace_areTheSameForBoth(String kind) {
    JsonNode tree = everything(kind);
    Set<String> keys = keysOfTheSchema();
    keys.add("zzz");
    keys.removeAll(KINDS); // they choose the kind of document
    keys.removeAll(Set.of("law", "at")); // they choose the kind of source
    for (LawfulBasis basis : LawfulBasis.values()) {
      keys.remove(basis.id()); // a schema cannot know which of them the purpose declares
    }
    assertThat(keys).hasSizeGreaterThan(70);
    Map<String, Integer> rejected = new TreeMap<>();
    int visited =
        eachObject(
            tree,
            object -> {
              List<String> added = keys.stream().filter(key -> !object.has(key)).toList();
              added.forEach(key -> object.put(key, "zzz"));
              Set<String> unknown = unknownToReader(read(kind, tree));
              if (isFactsByName(object)) {
                unknown.retainAll(unknownToSchema(tree));
              }
              assertThat(unknownToSchema(tree)).as(object.toString()).isEqualTo(unknown);
              added.forEach(object::remove);
              unknown.forEach(key -> rejected.merge(key, 1, Integer::sum));
            });
    assertThat(visited).isGreaterThan(20);
    assertThat(rejected.get("zzz")).isGreaterThan(10);
    assertThat(SCHEMA.validate(tree)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"notice", "law", "deployment"})
  void oneUnknownKey_inEveryPlace_isRejectedByBoth(String kind) {
    JsonNode tree = everything(kind);
    eachObject(
        tree,
        object -> {
          object.put("zzz", "zzz");
          assertThat(read(kind, tree).document()).as(object.toString()).isEmpty();
          if (!isFactsByName(object)) {
            assertThat(SCHEMA.validate(tree)).as(object.toString()).isNotEmpty();
          }
          object.remove("zzz");
        });
  }

  /** Under `standing` and `disposal` a schema cannot know which facts and media there are. */
  private static boolean isFactsByName(ObjectNode object) {
    return object.has("policy-document") || object.has("electronic");
  }

  /** Each key left out in turn: what the reader misses, the schema misses, and the other way. */
  @ParameterizedTest
  @ValueSource(strings = {"notice", "law", "deployment"})
  void missingKeys_inEveryPlace_areTheSameForBoth(String kind) {
    JsonNode tree = everything(kind);
    Set<String> missed = new TreeSet<>();
    eachObject(
        tree,
        object -> {
          for (String key : List.copyOf(object.propertyNames())) {
            JsonNode value = object.get(key);
            object.remove(key);
            List<String> messages =
                read(kind, tree).findings().stream().map(Finding::message).toList();
            boolean reader = messages.stream().anyMatch(SchemaTest::isAboutMissing);
            boolean schema = !SCHEMA.validate(tree).isEmpty();
            assertThat(schema)
                .as("without `%s`: %s; %s in %s", key, messages, SCHEMA.validate(tree), object)
                .isEqualTo(reader);
            if (reader) {
              missed.add(key);
            }
            object.set(key, value);
          }
        });
    assertThat(missed).contains(kind, "title", "version", "gloss", "sources", "type", "ask");
  }

  private static boolean isAboutMissing(String message) {
    return message.contains(" is missing")
        || message.equals("it cites no source")
        || message.equals("it says no service that it is used for")
        || message.equals("it does not say what is done")
        || message.equals("it does not say which request it is about")
        || message.startsWith("named facts, and only they")
        || message.equals("a period is so long after another")
        || message.equals("a length is so many days or so many months")
        || message.equals("a condition is a fact or one test")
        || message.startsWith("a notice names at least one");
  }

  // --- The page that describes the form ---

  @Test
  void exampleOfThePage_isANoticeAndValid() throws IOException {
    String page = Files.readString(PAGE);
    List<String> examples =
        Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL)
            .matcher(page)
            .results()
            .map(found -> found.group(1))
            .toList();
    assertThat(examples).hasSize(1);
    byte[] example = examples.get(0).getBytes(UTF_8);
    Reading<?> reading = Cases.read("notice.yaml", example);
    assertThat(reading.findings().stream().map(Finding::render)).isEmpty();
    assertThat(SCHEMA.validate(tree(example))).isEmpty();
    assertThat(examples.get(0)).doesNotContainPattern("[{,][^\"\n]*\\?[^\"\n]*[,}]");
  }

  @Test
  void thePage_speaksOfEverySectionOfEachKindOfDocument() throws IOException {
    String page = Files.readString(PAGE);
    for (String kind : KINDS) {
      for (String key : TREE.at("/$defs/" + kind + "/properties").propertyNames()) {
        Pattern told = Pattern.compile("`" + key + ":?`|^" + key + ":", Pattern.MULTILINE);
        assertThat(told.matcher(page).find()).as("%s: %s", kind, key).isTrue();
      }
    }
  }

  // --- Words ---

  private static List<String> words(String path) {
    JsonNode found = TREE.at(path);
    assertThat(found.isArray()).as(path).isTrue();
    List<String> words = new ArrayList<>();
    found.forEach(word -> words.add(word.stringValue()));
    return words;
  }

  private static <T> List<String> ids(T[] values, Function<T, String> id) {
    return Arrays.stream(values).map(id).toList();
  }

  @Test
  void enumerations_areThoseOfTheCode() {
    String defs = "/$defs/";
    assertThat(words(defs + "activity/enum")).isEqualTo(ids(Activity.values(), Activity::id));
    assertThat(words(defs + "sensitivity/enum"))
        .isEqualTo(ids(Sensitivity.values(), Sensitivity::id));
    assertThat(words(defs + "basis/enum")).isEqualTo(ids(LawfulBasis.values(), LawfulBasis::id));
    assertThat(words(defs + "controller-kind/enum"))
        .isEqualTo(ids(Controller.Kind.values(), Controller.Kind::id));
    assertThat(words(defs + "fact/properties/type/enum"))
        .isEqualTo(ids(FactType.values(), FactType::id));
    assertThat(words(defs + "fact/properties/stated-by/enum"))
        .isEqualTo(ids(Fact.StatedBy.values(), by -> by.name().toLowerCase(Locale.ROOT)));
    assertThat(words(defs + "purpose/properties/article9/enum"))
        .isEqualTo(ids(SpecialCategoryCondition.values(), SpecialCategoryCondition::id));
    assertThat(words(defs + "recipient/properties/kind/enum"))
        .isEqualTo(ids(Party.Kind.values(), Party.Kind::id));
    assertThat(words(defs + "condition/anyOf/1/properties/instructions/enum"))
        .isEqualTo(ids(Condition.Say.values(), Condition.Say::id));
    assertThat(words(defs + "disclosure/properties/shown-by/enum"))
        .isEqualTo(ids(Disclosure.Part.values(), Disclosure.Part::id));
    List<String> withParty =
        Arrays.stream(Activity.values()).filter(Activity::hasParty).map(Activity::id).toList();
    assertThat(words(defs + "names-somebody/anyOf/0/enum")).isEqualTo(withParty);
    assertThat(words(defs + "names-somebody/anyOf/1/contains/enum")).isEqualTo(withParty);
  }

  @Test
  void bounds_areThoseOfTheReader() {
    assertThat(TREE.at("/$defs/format/const").stringValue()).isEqualTo(DocumentParts.FORMAT);
    assertThat(TREE.at("/$defs/text/maxLength").intValue()).isEqualTo(YamlSource.MOST_TEXT);
    assertThat(TREE.at("/$defs/period/anyOf/1/properties/years/maximum").intValue())
        .isEqualTo(PeriodReader.MOST);
    Set<String> tests = new TreeSet<>();
    tests.addAll(TREE.at("/$defs/condition/anyOf/1/properties").propertyNames());
    assertThat(tests).isEqualTo(new TreeSet<>(ConditionReader.TESTS));
  }

  @Test
  void schema_isASchema() {
    Schema meta =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
    assertThat(meta.validate(TREE)).isEmpty();
  }

  @Test
  void everyKey_isDescribed() {
    eachObject(
        TREE,
        object -> {
          if (object.get("properties") instanceof ObjectNode properties
              && object.path("additionalProperties").isBoolean()) {
            for (String key : properties.propertyNames()) {
              JsonNode property = properties.get(key);
              String ref = property.path("$ref").asString("").replace("#", "");
              boolean described =
                  property.has("description")
                      || (!ref.isEmpty() && TREE.at(ref).has("description"));
              assertThat(described).as("%s in %s", key, object.path("description")).isTrue();
            }
          }
        });
  }
}
