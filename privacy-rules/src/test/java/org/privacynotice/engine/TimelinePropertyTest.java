package org.privacynotice.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.privacynotice.action.DataAction;
import org.privacynotice.decision.Decision;
import org.privacynotice.decision.Ground;
import org.privacynotice.exchange.DecisionWriter;
import org.privacynotice.log.DecisionLog;
import org.privacynotice.notice.Deployment;
import org.privacynotice.notice.InForce;
import org.privacynotice.notice.Notice;

/** What holds of decisions by several versions, on made-up notices and days. */
class TimelinePropertyTest {

  private static final ZoneId LONDON = ZoneId.of("Europe/London");

  /** Some versions that follow each other, some with days between them. */
  private static List<Notice> versions(long seed, Random random) {
    List<Notice> versions = new ArrayList<>();
    LocalDate from = LocalDate.parse("2019-01-01").plusDays(random.nextInt(600));
    int count = 2 + random.nextInt(3);
    for (int i = 0; i < count; i++) {
      LocalDate to = from.plusDays(random.nextInt(500));
      boolean open = i == count - 1 && random.nextBoolean();
      InForce days = new InForce(Optional.of(from), open ? Optional.empty() : Optional.of(to));
      versions.add(new GeneratedNotices(seed + i).notice(from.minusDays(random.nextInt(9)), days));
      from = to.plusDays(random.nextBoolean() ? 1 : 2 + random.nextInt(40));
    }
    return versions;
  }

  /** Some of the first and last instants of each version's days, those beside them, and others. */
  private static List<Instant> instants(List<Notice> versions, Random random) {
    List<Instant> instants = new ArrayList<>();
    for (Notice version : versions) {
      Instant first = version.inForce().from().orElseThrow().atStartOfDay(LONDON).toInstant();
      instants.add(first);
      instants.add(first.minusSeconds(1));
      version
          .inForce()
          .to()
          .map(last -> last.plusDays(1).atStartOfDay(LONDON).toInstant())
          .ifPresent(
              end -> {
                instants.add(end.minusSeconds(1));
                instants.add(end);
              });
      instants.add(first.plusSeconds(random.nextInt(40_000_000)));
    }
    Collections.shuffle(instants, random);
    return instants.subList(0, 4);
  }

  private static PrivacyEngine engine(List<Notice> versions, Optional<Deployment> deployment) {
    PrivacyEngine.Builder builder = PrivacyEngine.builder().log(DecisionLog.none());
    versions.forEach(builder::notice);
    deployment.ifPresent(builder::deployment);
    return builder.build();
  }

  @Property(tries = 100)
  void decision_ofManyVersions_isThatOfTheOneInForceAlone(@ForAll long seed) {
    Random random = new Random(seed);
    List<Notice> versions = versions(seed, random);
    Optional<Deployment> deployment = new GeneratedNotices(seed).deployment();
    List<Notice> shuffled = new ArrayList<>(versions);
    Collections.shuffle(shuffled, random);
    PrivacyEngine all = engine(shuffled, deployment);
    Map<Notice, PrivacyEngine> alone = new HashMap<>();
    GeneratedNotices made = new GeneratedNotices(seed);
    for (Instant at : instants(versions, random)) {
      DataAction action = made.action(all.vocabulary(), at);
      Decision decision = all.decide(action);
      LocalDate day = at.atZone(LONDON).toLocalDate();
      Optional<Notice> inForce =
          versions.stream().filter(version -> version.inForce().contains(day)).findFirst();
      if (inForce.isEmpty()) {
        assertThat(decision.ground()).isEqualTo(Ground.NOT_COVERED);
        assertThat(decision.notice().version()).isEmpty();
        assertThat(decision.why()).contains("no version of the notice `made-up` is in force on");
      } else {
        Decision one =
            alone
                .computeIfAbsent(inForce.get(), version -> engine(List.of(version), deployment))
                .decide(action);
        assertThat(DecisionWriter.write(decision)).isEqualTo(DecisionWriter.write(one));
        assertThat(decision.explain()).isEqualTo(one.explain());
      }
    }
  }
}
