package org.privacynotice.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.privacynotice.notice.Samples.SOURCE;
import static org.privacynotice.notice.Samples.category;
import static org.privacynotice.notice.Samples.limit;
import static org.privacynotice.notice.Samples.notice;
import static org.privacynotice.notice.Samples.party;
import static org.privacynotice.notice.Samples.processor;
import static org.privacynotice.notice.Samples.purpose;
import static org.privacynotice.notice.Samples.whole;

import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.privacynotice.retention.RetentionPeriod;
import org.privacynotice.vocabulary.Controller;
import org.privacynotice.vocabulary.Fact;
import org.privacynotice.vocabulary.FactType;
import org.privacynotice.vocabulary.FactValue;
import org.privacynotice.vocabulary.Processor;

class NoticeTest {

  private static Fact fact(String id) {
    return Fact.builder()
        .id(id)
        .type(FactType.YES_NO)
        .ask("Is it?")
        .statedBy(Fact.StatedBy.CASE)
        .build();
  }

  private static RetentionEntry entry(String id) {
    return RetentionEntry.builder()
        .id(id)
        .until(new RetentionPeriod.BySchedule())
        .addSources(SOURCE)
        .gloss("It is kept.")
        .build();
  }

  @Test
  void with_oneMoreClause_isTheSameButForIt() {
    Notice notice = whole().addStated(limit("limits/b")).zone(ZoneId.of("Asia/Tokyo")).build();
    Notice more = notice.with(limit("limits/a"));
    assertThat(more.stated()).extracting(Clause::id).contains("limits/a", "limits/b").isSorted();
    assertThat(more.zone()).isEqualTo(notice.zone());
    assertThat(more.recipients()).isEqualTo(notice.recipients());
    assertThat(more.retention()).isEqualTo(notice.retention());
    assertThatThrownBy(() -> more.with(limit("limits/a")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("clause `limits/a` stands twice");
  }

  @Test
  void build_inAnyOrder_isInOrderById() {
    Notice one =
        notice()
            .addFacts(fact("b"), fact("a"))
            .addCategories(category("name"), category("email"))
            .addPurposes(purpose("q"), purpose("p"))
            .addRecipients(party("y"), processor("x", "p"))
            .addStated(limit("limits/b"), limit("limits/a"))
            .addRetention(entry("r"), entry("default"))
            .build();
    Notice two =
        notice()
            .addFacts(fact("a"), fact("b"))
            .addCategories(category("email"), category("name"))
            .addPurposes(purpose("p"), purpose("q"))
            .addRecipients(processor("x", "p"), party("y"))
            .addStated(limit("limits/a"), limit("limits/b"))
            .addRetention(entry("default"), entry("r"))
            .build();
    assertThat(one).isEqualTo(two);
    assertThat(one.facts()).extracting(Fact::id).containsExactly("a", "b");
    assertThat(one.categories()).containsExactly(category("email"), category("name"));
    assertThat(one.purposes()).containsExactly(purpose("p"), purpose("q"));
    assertThat(one.recipients()).containsExactly(processor("x", "p"), party("y"));
    assertThat(one.stated()).extracting(Clause::id).containsExactly("limits/a", "limits/b");
    assertThat(one.retention()).extracting(RetentionEntry::id).containsExactly("default", "r");
    assertThat(one.clauses()).isEqualTo(two.clauses());
  }

  @Test
  void build_withRecordsInAnyOrder_isTheSameNotice() {
    Notice one = whole().putRecords("a", "one").putRecords("b", "another").build();
    Notice two = whole().putRecords("b", "another").putRecords("a", "one").build();
    assertThat(two).isEqualTo(one).hasSameHashCodeAs(one);
    assertThat(two.records().keySet()).containsExactly("a", "b");
    assertThat(two.records()).containsEntry("a", "one").containsEntry("b", "another");
  }

  @Test
  void build_ofADeploymentWithRecordsInAnyOrder_hasThemById() {
    Deployment deployment =
        Deployment.builder()
            .id("council")
            .title("Council")
            .version(LocalDate.of(2026, 5, 1))
            .inForce(InForce.ALWAYS)
            .putRecords("b", "another")
            .putRecords("a", "one")
            .build();
    assertThat(deployment.records().keySet()).containsExactly("a", "b");
  }

  @Test
  void build_inAnyOrder_keepsEveryOtherPart() {
    ZoneId paris = ZoneId.of("Europe/Paris");
    InForce days = InForce.from(LocalDate.of(2026, 6, 1));
    Notice notice =
        Notice.builder()
            .id("sample")
            .title("Sample")
            .version(LocalDate.of(2026, 5, 1))
            .inForce(days)
            .zone(paris)
            .controller(new Controller("Example", Controller.Kind.ORGANISATION))
            .putRecords("permit", "permit record")
            .addCategories(category("name"), category("email"))
            .addPurposes(purpose("p"))
            .build();
    assertThat(notice.zone()).isEqualTo(paris);
    assertThat(notice.inForce()).isEqualTo(days);
    assertThat(notice.title()).isEqualTo("Sample");
    assertThat(notice.version()).isEqualTo(LocalDate.of(2026, 5, 1));
    assertThat(notice.records()).containsEntry("permit", "permit record");
    assertThat(notice.controller().kind()).isEqualTo(Controller.Kind.ORGANISATION);
  }

  @Test
  void zone_thatDoesNotExist_isRefused() {
    assertThatThrownBy(() -> whole().zoneId("Europe/Londinium").build())
        .hasMessageContaining("Europe/Londinium");
  }

  @Test
  void zone_leftOut_isLondon() {
    assertThat(whole().build().zone()).isEqualTo(ZoneId.of("Europe/London"));
  }

  @Test
  void toString_ofANotice_isIdAndVersion() {
    assertThat(whole().build()).hasToString("sample 2026-05-01");
  }

  @Test
  void build_withoutCategoryOrPurpose_isRefused() {
    assertThatThrownBy(() -> notice().addPurposes(purpose("p")).build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("notice `sample` names no category");
    assertThatThrownBy(() -> notice().addCategories(category("name")).build())
        .hasMessage("notice `sample` names no purpose");
  }

  @Test
  void build_anythingTwice_isRefused() {
    assertThatThrownBy(() -> whole().addCategories(category("name")).build())
        .hasMessage("category `name` stands twice");
    assertThatThrownBy(() -> whole().addPurposes(purpose("permits")).build())
        .hasMessage("purpose `permits` stands twice");
    assertThatThrownBy(() -> whole().addRecipients(party("x"), processor("x", "permits")).build())
        .hasMessage("recipient `x` stands twice");
    assertThatThrownBy(() -> whole().addFacts(fact("a"), fact("a")).build())
        .hasMessage("fact `a` stands twice");
    assertThatThrownBy(() -> whole().addStated(limit("a"), limit("a")).build())
        .hasMessage("clause `a` stands twice");
  }

  @Test
  void build_aClauseWithTheIdOfOneThatFollows_isRefused() {
    Notice.Builder builder =
        whole().addRecipients(processor("sidem", "permits")).addStated(limit("processors/sidem"));
    assertThatThrownBy(builder::build).hasMessage("clause `processors/sidem` stands twice");
  }

  @ParameterizedTest
  @ValueSource(strings = {"other", "local", "processors", "any"})
  void build_aReservedId_isRefused(String reserved) {
    assertThatThrownBy(() -> whole().addCategories(category(reserved)).build())
        .hasMessage("category id `" + reserved + "` is reserved");
    assertThatThrownBy(() -> whole().addPurposes(purpose(reserved)).build())
        .hasMessage("purpose id `" + reserved + "` is reserved");
    assertThatThrownBy(() -> whole().addRecipients(party(reserved)).build())
        .hasMessage("recipient id `" + reserved + "` is reserved");
  }

  @Test
  void build_underAParentThatDoesNotExist_isRefused() {
    assertThatThrownBy(() -> whole().addCategories(category("email", "contact")).build())
        .hasMessage("category `email` lies under `contact`, which does not exist");
    assertThatThrownBy(() -> whole().addPurposes(purpose("p", "services")).build())
        .hasMessage("purpose `p` lies under `services`, which does not exist");
    assertThatThrownBy(() -> whole().addRecipients(party("police", "agencies")).build())
        .hasMessage("recipient `police` lies under `agencies`, which does not exist");
  }

  @Test
  void build_aCycle_isRefused() {
    assertThatThrownBy(() -> whole().addCategories(category("a", "a")).build())
        .hasMessage("category `a` lies under itself");
    assertThatThrownBy(
            () ->
                whole()
                    .addPurposes(purpose("a", "b"), purpose("b", "c"), purpose("c", "a"))
                    .build())
        .hasMessageMatching("purpose `[abc]` lies under itself");
    assertThatThrownBy(() -> whole().addRecipients(party("a", "b"), party("b", "a")).build())
        .hasMessageMatching("recipient `[ab]` lies under itself");
  }

  @Test
  void build_aDeepTree_isTaken() {
    Notice.Builder builder = whole();
    builder.addPurposes(purpose("p0"));
    for (int i = 1; i < 40; i++) {
      builder.addPurposes(purpose("p" + i, "p" + (i - 1)));
    }
    assertThat(builder.build().purposes()).hasSize(41);
  }

  @Test
  void build_aDocumentWithoutTitleOrId_isRefused() {
    assertThatThrownBy(
            () ->
                Law.builder()
                    .id("uk")
                    .title(" ")
                    .version(LocalDate.of(2026, 1, 1))
                    .inForce(InForce.ALWAYS)
                    .build())
        .hasMessage("document `uk` needs a title");
    assertThatThrownBy(
            () ->
                Law.builder()
                    .id("The UK")
                    .title("x")
                    .version(LocalDate.of(2026, 1, 1))
                    .inForce(InForce.ALWAYS)
                    .build())
        .hasMessageStartingWith("a document id is lower-case letters");
  }

  @Test
  void build_aRecordWhoseKindIsNoId_isRefused() {
    assertThatThrownBy(() -> whole().putRecords("Permit record", "x").build())
        .hasMessageStartingWith("a record id is lower-case letters");
  }

  @Test
  void build_aConditionTooDeepOrEmpty_isRefused() {
    Condition condition = Condition.holds("needed");
    for (int i = 0; i < 7; i++) {
      condition = Condition.not(condition);
    }
    Condition eightDeep = condition;
    assertThat(whole().addStated(limitIf("a", eightDeep)).build().stated()).hasSize(1);
    assertThatThrownBy(() -> whole().addStated(limitIf("a", Condition.not(eightDeep))).build())
        .hasMessage(
            "clause `a` has an empty part in its condition, or one nested more than 8 deep");
    assertThatThrownBy(() -> whole().addStated(limitIf("a", Condition.any())).build())
        .hasMessageStartingWith("clause `a` has an empty part");
    assertThatThrownBy(
            () -> whole().addStated(limitIf("a", Condition.not(Condition.ALWAYS))).build())
        .hasMessageStartingWith("clause `a` has an empty part");
  }

  private static Clause limitIf(String id, Condition condition) {
    return Samples.clause(id, Effect.FORBIDS)
        .scope(Samples.limit(id).scope())
        .condition(condition)
        .build();
  }

  @Test
  void build_aPeriodTooDeep_isRefused() {
    RetentionPeriod period = new RetentionPeriod.Event("permit-ended");
    for (int i = 0; i < 8; i++) {
      period = new RetentionPeriod.Plus(period, 1, RetentionPeriod.Unit.DAYS);
    }
    RetentionEntry deep =
        RetentionEntry.builder()
            .id("r")
            .until(period)
            .addSources(SOURCE)
            .gloss("It is kept.")
            .build();
    assertThatThrownBy(() -> whole().addRetention(deep).build())
        .hasMessage("retention entry `r` has a period nested more than 8 deep");
  }

  @Test
  void clauses_ofAProcessor_followFromItsEntry() {
    Processor sidem =
        Processor.builder()
            .id("sidem")
            .label("SIDEM")
            .addServices("permits")
            .addExcludes("fines")
            .heldLocally(false)
            .addSources(SOURCE)
            .build();
    Notice notice = whole().addPurposes(purpose("fines")).addRecipients(sidem).build();
    assertThat(notice.processors()).containsExactly(sidem);
    assertThat(notice.clauses())
        .extracting(Clause::id, Clause::effect)
        .containsExactly(
            tuple("processors/sidem", Effect.PERMITS),
            tuple("processors/sidem/excludes", Effect.FORBIDS),
            tuple("processors/sidem/not-local", Effect.FORBIDS));
  }

  @Test
  void processor_ofMisuse_isRefused() {
    assertThatThrownBy(
            () ->
                Processor.builder().id("x").label("X").heldLocally(true).addSources(SOURCE).build())
        .hasMessage("processor `x` needs a service");
    assertThatThrownBy(
            () ->
                Processor.builder()
                    .id("x")
                    .label("X")
                    .addServices("p")
                    .addExcludes("p")
                    .heldLocally(true)
                    .addSources(SOURCE)
                    .build())
        .hasMessage("processor `x` excludes its own service");
    assertThatThrownBy(
            () -> Processor.builder().id("x").label("X").addServices("p").heldLocally(true).build())
        .hasMessage("processor `x` needs a source");
  }

  @Test
  void terms_ofANotice_areItsIdsAndFacts() {
    Notice notice =
        whole()
            .addRecipients(party("police"))
            .addFacts(fact("needed"))
            .putRecords("permit", "permit record")
            .build();
    assertThat(notice.terms().categories()).containsExactly("name");
    assertThat(notice.terms().purposes()).containsExactly("permits");
    assertThat(notice.terms().recipients()).containsExactly("police");
    assertThat(notice.terms().facts()).extracting(Fact::id).containsExactly("needed", "record");
  }

  @Test
  void build_lawAndDeploymentInAnyOrder_areInOrderById() {
    LocalDate day = LocalDate.of(2026, 1, 1);
    Law law =
        Law.builder()
            .id("uk")
            .title("UK")
            .version(day)
            .inForce(InForce.ALWAYS)
            .addSuspendsRetention("hold")
            .addFacts(fact("hold"), fact("a"))
            .addStated(limit("b"), limit("a"))
            .build();
    assertThat(law.facts()).extracting(Fact::id).containsExactly("a", "hold");
    assertThat(law.stated()).extracting(Clause::id).containsExactly("a", "b");
    assertThat(law.suspendsRetention()).containsExactly("hold");
    assertThat(law).hasToString("uk 2026-01-01");
    Deployment deployment =
        Deployment.builder()
            .id("demo")
            .title("Demo")
            .version(day)
            .inForce(InForce.ALWAYS)
            .addWithdrawn("hold")
            .putStanding("a", FactValue.YES)
            .addStated(limit("b"), limit("a"))
            .addRetention(entry("r"), entry("default"))
            .build();
    assertThat(deployment.stated()).extracting(Clause::id).containsExactly("a", "b");
    assertThat(deployment.retention())
        .extracting(RetentionEntry::id)
        .containsExactly("default", "r");
    assertThat(deployment.withdrawn()).containsExactly("hold");
    assertThat(deployment.standing()).containsOnlyKeys("a");
    assertThat(deployment).hasToString("demo 2026-01-01");
    assertThat(deployment.clauses())
        .extracting(Clause::id)
        .startsWith("a", "b")
        .allMatch(id -> id.length() == 1 || id.startsWith("deployment/retention/"));
  }
}
