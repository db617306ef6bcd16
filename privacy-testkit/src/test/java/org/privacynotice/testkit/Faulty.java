package org.privacynotice.testkit;

import java.time.LocalDate;
import org.privacynotice.action.Retain;
import org.privacynotice.engine.PrivacyEngine;
import org.privacynotice.log.DecisionLog;
import org.privacynotice.notice.InForce;
import org.privacynotice.notice.Notice;
import org.privacynotice.notice.RetentionEntry;
import org.privacynotice.retention.RetentionPeriod;
import org.privacynotice.vocabulary.Citation;
import org.privacynotice.vocabulary.Controller;
import org.privacynotice.vocabulary.DataCategory;
import org.privacynotice.vocabulary.Fact;
import org.privacynotice.vocabulary.FactType;
import org.privacynotice.vocabulary.LawfulBasis;
import org.privacynotice.vocabulary.Purpose;
import org.privacynotice.vocabulary.Sensitivity;

/** A notice of which a period ends on no day of the calendar, so that it cannot be evaluated. */
public final class Faulty {

  private Faulty() {}

  /** An engine that decides by it. */
  public static PrivacyEngine engine() {
    Notice notice =
        Notice.builder()
            .id("faulty")
            .title("Faulty")
            .version(LocalDate.parse("2026-01-01"))
            .inForce(InForce.ALWAYS)
            .controller(new Controller("A Council", Controller.Kind.PUBLIC_AUTHORITY))
            .addCategories(
                DataCategory.builder()
                    .id("name")
                    .label("name")
                    .sensitivity(Sensitivity.ORDINARY)
                    .build())
            .addPurposes(Purpose.builder().id("repairs").label("repairs").build())
            .addFacts(
                Fact.builder()
                    .id("begun")
                    .type(FactType.EVENT)
                    .ask("When did it begin?")
                    .statedBy(Fact.StatedBy.CASE)
                    .build())
            .addRetention(
                RetentionEntry.builder()
                    .id("default")
                    .until(
                        new RetentionPeriod.Plus(
                            new RetentionPeriod.Event("begun"),
                            1_000_000_000,
                            RetentionPeriod.Unit.YEARS))
                    .gloss("Kept for a very long time.")
                    .addSources(new Citation.Heading("How long", 1))
                    .build())
            .build();
    return PrivacyEngine.builder().notice(notice).log(DecisionLog.none()).build();
  }

  /** An action that comes upon the fault. */
  static Retain keeping(PrivacyEngine engine) {
    return engine
        .retain("name")
        .holder("local")
        .purpose("repairs")
        .basis(LawfulBasis.PUBLIC_TASK)
        .fact("begun", "2020-01-01")
        .build();
  }
}
