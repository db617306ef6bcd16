package org.privacynotice.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.privacynotice.action.Collect;
import org.privacynotice.action.DataAction;
import org.privacynotice.action.Erase;
import org.privacynotice.action.Retain;
import org.privacynotice.action.Share;
import org.privacynotice.action.Use;
import org.privacynotice.decision.Decision;
import org.privacynotice.decision.Ground;
import org.privacynotice.document.Bundled;
import org.privacynotice.log.DecisionLog;
import org.privacynotice.notice.Deployment;
import org.privacynotice.notice.Notice;
import org.privacynotice.vocabulary.Activity;
import org.privacynotice.vocabulary.LawfulBasis;
import org.privacynotice.vocabulary.SpecialCategoryCondition;
import org.privacynotice.vocabulary.Vocabulary;

/** The engine and the plain definitions say the same of every cell of the bundled notices. */
class EvaluatorAgreementTest {

  /** What a case may bring; each is put to every cell. */
  private static final List<Consumer<DataAction.Builder<?, ?>>> CASES =
      List.of(
          builder -> {},
          builder -> builder.basis(LawfulBasis.PUBLIC_TASK),
          builder -> builder.basis(LawfulBasis.LEGITIMATE_INTERESTS),
          builder ->
              builder.basis(LawfulBasis.PUBLIC_TASK).fact("needed", true).fact("necessary", true),
          builder ->
              builder
                  .basis(LawfulBasis.LEGAL_OBLIGATION)
                  .fact("needed", false)
                  .fact("necessary", true)
                  .fact("vulnerable", false)
                  .fact("required-by-law", "order/1"),
          builder ->
              builder
                  .basis(LawfulBasis.PUBLIC_TASK)
                  .fact("needed", true)
                  .fact("necessary", true)
                  .fact("vulnerable", true)
                  .fact("contact-ended", "2026-01-01")
                  .article9(SpecialCategoryCondition.G)
                  .fact("schedule1", "6")
                  .fact("policy-document", true));

  @Test
  void contactCentre_everyCell_agrees() {
    Map<Ground, Integer> grounds =
        compare(
            Bundled.notice("contact-centre"),
            Optional.empty(),
            CASES,
            Instant.parse("2026-11-23T10:00:00Z"));

    assertThat(grounds.keySet())
        .containsExactlyInAnyOrder(
            Ground.PERMITTED, Ground.UNDETERMINED, Ground.NOT_COVERED, Ground.FORBIDDEN);
  }

  @Test
  void contactCentre_withSchedule_everyRetentionCellAgrees() {
    List<Consumer<DataAction.Builder<?, ?>>> cases = new ArrayList<>();
    for (String record : List.of("permit", "enquiry")) {
      for (String ended : List.of("2019-01-01", "2026-11-22", "2026-11-23")) {
        cases.add(
            builder ->
                builder
                    .basis(LawfulBasis.PUBLIC_TASK)
                    .fact("record", record)
                    .fact("permit-ended", ended)
                    .fact("contact-ended", ended));
      }
    }
    cases.add(builder -> builder.basis(LawfulBasis.PUBLIC_TASK).fact("permit-ended", "2001-01-01"));
    cases.add(
        builder ->
            builder
                .basis(LawfulBasis.PUBLIC_TASK)
                .fact("record", "permit")
                .fact("permit-ended", "2001-01-01")
                .fact("legal-hold", true));

    compare(
        Bundled.notice("contact-centre"),
        Optional.of(Bundled.demoDeployment()),
        cases,
        Instant.parse("2026-11-23T10:00:00Z"),
        EnumSet.of(Activity.RETAIN, Activity.ERASE));
  }

  @Test
  void communityNewsletter_beforeAndAfterTheLawChanged_agrees() {
    Notice notice = Bundled.notice("community-newsletter");
    List<Consumer<DataAction.Builder<?, ?>>> cases =
        List.of(
            builder -> {},
            builder -> builder.basis(LawfulBasis.LEGITIMATE_INTERESTS),
            builder -> builder.basis(LawfulBasis.CONSENT).fact("consent", true));

    Map<Ground, Integer> grounds =
        compare(notice, Optional.empty(), cases, Instant.parse("2026-11-23T10:00:00Z"));
    compare(notice, Optional.empty(), cases, Instant.parse("2020-11-23T10:00:00Z"));

    assertThat(grounds).containsKey(Ground.CONFLICT);
  }

  private static Map<Ground, Integer> compare(
      Notice notice,
      Optional<Deployment> deployment,
      List<Consumer<DataAction.Builder<?, ?>>> cases,
      Instant at) {
    return compare(notice, deployment, cases, at, EnumSet.allOf(Activity.class));
  }

  private static Map<Ground, Integer> compare(
      Notice notice,
      Optional<Deployment> deployment,
      List<Consumer<DataAction.Builder<?, ?>>> cases,
      Instant at,
      Set<Activity> activities) {
    PrivacyEngine.Builder builder = PrivacyEngine.builder().notice(notice).log(DecisionLog.none());
    deployment.ifPresent(builder::deployment);
    PrivacyEngine engine = builder.build();
    Map<Ground, Integer> grounds = new ConcurrentHashMap<>();
    String[] categories = engine.vocabulary().ids(Vocabulary.Kind.CATEGORY).toArray(String[]::new);
    cases.parallelStream()
        .forEach(
            each -> {
              var reference = new ReferenceEvaluator(notice, Bundled.law(), deployment);
              for (var asked : cells(engine.vocabulary(), activities, categories)) {
                each.accept(asked);
                compare(engine.decide(asked.at(at).build()), reference, grounds);
              }
            });
    return grounds;
  }

  private static void compare(
      Decision decision, ReferenceEvaluator reference, Map<Ground, Integer> grounds) {
    decision
        .categories()
        .forEach(
            (category, ground) -> {
              assertThat(ground)
                  .as("%s of %s", category, decision.action())
                  .isEqualTo(reference.ground(decision.action(), category, decision.at()));
              grounds.merge(ground, 1, Integer::sum);
            });
  }

  private static List<DataAction.Builder<?, ?>> cells(
      Vocabulary vocabulary, Set<Activity> activities, String... categories) {
    List<DataAction.Builder<?, ?>> cells = new ArrayList<>();
    // Retention tells categories apart by sensitivity alone, and costs the reference most.
    String[] kept =
        Stream.of("name", "ethnic-origin", "age")
            .filter(id -> vocabulary.has(Vocabulary.Kind.CATEGORY, id))
            .toArray(String[]::new);
    for (String purpose : vocabulary.ids(Vocabulary.Kind.PURPOSE)) {
      for (Activity activity : activities) {
        switch (activity) {
          case COLLECT -> cells.add(Collect.in(vocabulary, categories).purpose(purpose));
          case USE -> cells.add(Use.in(vocabulary, categories).purpose(purpose));
          default -> {
            for (String party : vocabulary.ids(Vocabulary.Kind.RECIPIENT)) {
              if (activity == Activity.RETAIN) {
                cells.add(Retain.in(vocabulary, kept).purpose(purpose).holder(party));
              } else if (activity == Activity.ERASE) {
                cells.add(Erase.in(vocabulary, kept).purpose(purpose).holder(party));
              } else if (!party.equals(Vocabulary.LOCAL)) {
                cells.add(Share.in(vocabulary, categories).purpose(purpose).recipient(party));
              }
            }
          }
        }
      }
    }
    return cells;
  }
}
