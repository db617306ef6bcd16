package org.privacynotice.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.privacynotice.action.DataAction;
import org.privacynotice.action.Share;
import org.privacynotice.decision.Decision;
import org.privacynotice.document.Bundled;
import org.privacynotice.exchange.ActionReader;
import org.privacynotice.exchange.DecisionLines;
import org.privacynotice.exchange.DecisionWriter;
import org.privacynotice.log.DecisionLog;
import org.privacynotice.notice.Clause;
import org.privacynotice.notice.Condition;
import org.privacynotice.notice.Deployment;
import org.privacynotice.notice.InForce;
import org.privacynotice.notice.Notice;
import org.privacynotice.vocabulary.FactValue;
import org.privacynotice.vocabulary.LawfulBasis;
import org.privacynotice.vocabulary.Vocabulary;

/** What is remembered of a decision's line is what would be written without remembering. */
class DecisionLinesPropertyTest {

  /** Before, between and after all days on which anything below turns, and at those days' edges. */
  private static final List<Instant> TIMES =
      List.of(
              "2018-05-24T10:00:00Z",
              "2019-12-31T23:59:59.999999999Z",
              "2020-01-01T00:00:00Z",
              "2024-06-14T22:59:59Z",
              "2026-02-04T23:59:59Z",
              "2026-02-05T00:00:00Z",
              "2026-06-13T12:00:00Z",
              "2026-06-14T22:59:59Z",
              "2026-06-14T23:00:00Z",
              "2026-06-15T00:00:00Z",
              "2026-06-15T11:59:59Z",
              "2026-06-15T12:00:00Z",
              "2026-06-15T22:59:59Z",
              "2026-06-15T23:00:00Z",
              "2026-06-16T12:00:00Z",
              "2026-06-17T12:00:00Z",
              "2026-06-18T23:30:00Z",
              "2026-06-19T12:00:00Z",
              "2027-01-01T00:00:00Z",
              "2030-01-01T00:00:00Z",
              "9999-12-31T23:59:59Z")
          .stream()
          .map(Instant::parse)
          .toList();

  private static InForce inForce(String from, String to) {
    return new InForce(
        Optional.of(from).filter(day -> !day.isEmpty()).map(LocalDate::parse),
        Optional.of(to).filter(day -> !day.isEmpty()).map(LocalDate::parse));
  }

  /** The notice with a prohibition for some days. */
  private static Notice withDatedClause(Notice notice, Clause clause, InForce inForce) {
    return notice.with(
        Clause.builder()
            .id(clause.id())
            .effect(clause.effect())
            .scope(clause.scope())
            .condition(Condition.ALWAYS)
            .gloss(clause.gloss())
            .addAllSources(clause.sources())
            .inForce(inForce)
            .build());
  }

  private static List<Notice> versions(long seed) {
    GeneratedNotices generated = new GeneratedNotices(seed);
    return switch (Math.floorMod(seed, 3)) {
      case 0 -> List.of(generated.notice());
      case 1 ->
          List.of(
              withDatedClause(
                  generated.notice(),
                  generated.prohibition(),
                  inForce("2026-06-15", "2026-06-16")));
      default ->
          List.of(
              generated.notice(LocalDate.parse("2020-01-01"), inForce("2020-01-01", "2026-06-13")),
              new GeneratedNotices(seed)
                  .notice(LocalDate.parse("2026-01-01"), inForce("2026-06-16", "2028-01-01")));
    };
  }

  private static Optional<Deployment> deployment(long seed) {
    Random random = new Random(seed);
    Deployment.Builder standing =
        Deployment.builder()
            .id("made-up")
            .title("Made up")
            .version(LocalDate.parse("2020-01-01"))
            .inForce(random.nextBoolean() ? InForce.ALWAYS : inForce("", "2026-06-15"));
    return switch (random.nextInt(6)) {
      case 0 -> Optional.empty();
      case 1 ->
          Optional.of(
              standing
                  .putStanding(
                      "j", new FactValue.Judged("officer", LocalDate.parse("2026-06-16"), "note/1"))
                  .build());
      case 2 ->
          Optional.of(
              standing
                  .putStanding("e", new FactValue.OccurredOn(LocalDate.parse("2026-06-15")))
                  .build());
      case 3 ->
          Optional.of(
              standing
                  .putStanding("f", new FactValue.OccurredAt(Instant.parse("2026-06-15T11:59:59Z")))
                  .build());
      default -> new GeneratedNotices(seed).deployment();
    };
  }

  /** What differs from case to case without a difference to the question, and what makes one. */
  private static DataAction varied(DataAction action, Random random) {
    return switch (random.nextInt(8)) {
      case 0 -> action.withFacts(Map.of("d", new FactValue.Given("doc/" + random.nextInt(9))));
      case 1 ->
          action.withFacts(
              Map.of(
                  "j",
                  new FactValue.Judged(
                      "role-" + random.nextInt(9),
                      LocalDate.parse("2026-06-13").plusDays(random.nextInt(5)),
                      "note/" + random.nextInt(9))));
      case 2 ->
          action.withFacts(
              Map.of("e", new FactValue.OccurredAt(TIMES.get(random.nextInt(TIMES.size())))));
      case 3 ->
          action.withFacts(
              Map.of(
                  "f",
                  new FactValue.OccurredOn(
                      LocalDate.parse("2026-06-13").plusDays(random.nextInt(5)))));
      case 4 -> action.withFacts(Map.of("e", FactValue.NOT_HAPPENED));
      default -> action;
    };
  }

  @Property(tries = 30)
  void write_ofGeneratedQuestionsAtManyTimes_isAsWithoutRemembering(@ForAll long seed) {
    List<Notice> versions = versions(seed);
    Optional<Deployment> deployment = deployment(seed);
    Supplier<PrivacyEngine> engines = () -> engine(versions, deployment);
    PrivacyEngine engine = engines.get();
    Random random = new Random(seed);
    List<DataAction> actions = new ArrayList<>();
    for (int question = 0; question < 4; question++) {
      long same = random.nextLong();
      for (int i = 0; i < 15; i++) {
        Instant at = TIMES.get(random.nextInt(TIMES.size()));
        actions.add(varied(new GeneratedNotices(same).action(engine.vocabulary(), at), random));
      }
    }
    for (int question = 0; question < 30; question++) {
      GeneratedNotices other = new GeneratedNotices(random.nextLong());
      actions.add(other.action(engine.vocabulary(), TIMES.get(random.nextInt(TIMES.size()))));
    }
    assertSame(engine, engines, actions);
  }

  /** Of one purpose: so that the parties and categories share what they can. */
  @Test
  void write_ofAllThatCouldBeSharedForParkingPermits_isAsWithoutRemembering() {
    Notice notice = Bundled.notice("contact-centre");
    Supplier<PrivacyEngine> engines = () -> engine(List.of(notice), Optional.empty());
    PrivacyEngine engine = engines.get();
    Vocabulary ids = engine.vocabulary();
    List<DataAction> actions = new ArrayList<>();
    for (String recipient : List.of("sidem", "confirm", "civica", Vocabulary.OTHER)) {
      for (String category : ids.ids(Vocabulary.Kind.CATEGORY)) {
        Share.Builder share =
            Share.in(ids)
                .categories(category, "name")
                .purpose("parking-permits")
                .recipient(recipient)
                .basis(LawfulBasis.PUBLIC_TASK)
                .at(Instant.parse("2026-11-23T10:00:00Z"));
        actions.add(share.build());
        actions.add(share.fact("needed", true).build());
      }
    }
    assertSame(engine, engines, actions);
  }

  @Test
  void write_ofADayAtTheContactCentreAtManyTimes_isAsWithoutRemembering() {
    Notice notice = Bundled.notice("contact-centre");
    Supplier<PrivacyEngine> engines =
        () -> engine(List.of(notice), Optional.of(Bundled.demoDeployment()));
    PrivacyEngine engine = engines.get();
    ActionReader reader = new ActionReader(engine::vocabulary);
    List<String> day = new String(Bundled.demoDay(), StandardCharsets.UTF_8).lines().toList();
    Random random = new Random(1);
    List<DataAction> actions =
        IntStream.range(0, 400)
            .mapToObj(
                i ->
                    reader.read(
                        day.get(i % 40)
                            .replaceAll(
                                "\"at\": *\"[^\"]*\"",
                                "\"at\": \"" + TIMES.get(random.nextInt(TIMES.size())) + "\"")))
            .toList();
    assertThat(actions).extracting(DataAction::at).doesNotContain(Optional.empty());
    assertSame(engine, engines, actions);
  }

  private static PrivacyEngine engine(List<Notice> versions, Optional<Deployment> deployment) {
    PrivacyEngine.Builder builder = PrivacyEngine.builder().log(DecisionLog.none());
    versions.forEach(builder::notice);
    deployment.ifPresent(builder::deployment);
    return builder.build();
  }

  /** What one engine and writer say of all is what new ones say of each. */
  private static void assertSame(
      PrivacyEngine engine, Supplier<PrivacyEngine> engines, List<DataAction> actions) {
    DecisionLines lines = new DecisionLines();
    for (DataAction action : actions) {
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      lines.write(engine.decide(action), line);
      Decision anew = engines.get().decide(action);
      assertThat(line.toString(StandardCharsets.UTF_8)).isEqualTo(DecisionWriter.write(anew));
    }
  }
}
