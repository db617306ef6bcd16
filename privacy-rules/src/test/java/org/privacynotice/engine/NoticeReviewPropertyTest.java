package org.privacynotice.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.privacynotice.decision.Decision;
import org.privacynotice.decision.Ground;
import org.privacynotice.document.Bundled;
import org.privacynotice.document.Finding.Severity;
import org.privacynotice.document.Reading.Remark;
import org.privacynotice.log.DecisionLog;
import org.privacynotice.notice.Clause;
import org.privacynotice.notice.Deployment;
import org.privacynotice.notice.Notice;

/** What is found of a notice before anybody asks it holds of what it then answers. */
class NoticeReviewPropertyTest {

  /** A made-up notice with what is found of it, and an engine of it to put questions to. */
  private record Reviewed(GeneratedNotices made, List<Remark> errors, PrivacyEngine engine) {

    static Reviewed of(long seed) {
      GeneratedNotices made = new GeneratedNotices(seed);
      Notice notice = made.notice();
      Optional<Deployment> deployment = made.deployment();
      PrivacyEngine.Builder builder =
          PrivacyEngine.builder().notice(notice).log(DecisionLog.none());
      deployment.ifPresent(builder::deployment);
      List<Remark> errors =
          NoticeReview.of(notice, Bundled.law(), deployment).stream()
              .filter(remark -> remark.severity() == Severity.ERROR)
              .toList();
      return new Reviewed(made, errors, builder.build());
    }

    Decision decide() {
      return engine.decide(made.action(engine.vocabulary()));
    }

    boolean isAnyError(String words) {
      return errors.stream().anyMatch(error -> error.message().contains(words));
    }
  }

  @Property(tries = 80)
  void clauseThatCanNeverPermit_permitsNothing(@ForAll long seed) {
    Reviewed reviewed = Reviewed.of(seed);
    for (int i = 0; i < 30; i++) {
      Decision decision = reviewed.decide();
      if (decision.permitted()) {
        assertThat(decision.clauses())
            .extracting(Clause::id)
            .noneMatch(id -> reviewed.isAnyError("clause `" + id + "` can never permit"));
      }
    }
  }

  @Property(tries = 80)
  void conflictOfADecision_isFoundBefore(@ForAll long seed) {
    Reviewed reviewed = Reviewed.of(seed);
    for (int i = 0; i < 30; i++) {
      Decision decision = reviewed.decide();
      if (decision.ground() == Ground.CONFLICT) {
        assertThat(reviewed.isAnyError("the law bars")).as(decision.explain()).isTrue();
      }
    }
  }
}
