package org.privacynotice.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.privacynotice.document.Bundled;
import org.privacynotice.document.DocumentReader;
import org.privacynotice.document.Reading.Remark;
import org.privacynotice.notice.Notice;

class NoticeReviewTest {

  /** All but the transparency checklist, which has tests of its own. */
  private static List<Remark> review(Notice notice) {
    return NoticeReview.of(notice, Bundled.law(), Optional.empty()).stream()
        .filter(remark -> !remark.message().startsWith("transparency on "))
        .toList();
  }

  private static Notice notice(String text) {
    return DocumentReader.notice("a.yaml", text.getBytes(StandardCharsets.UTF_8), Bundled.law())
        .orThrow();
  }

  @Test
  void review_ofTheBundledNotices_findsTheConflictAndNothingElseWrong() {
    assertThat(review(Bundled.notice("contact-centre")))
        .extracting(remark -> remark.severity() + " " + remark.part())
        .containsExactlyInAnyOrder("NOTE category/age", "NOTE category/sex");
    assertThat(review(Bundled.notice("community-newsletter")))
        .extracting(remark -> remark.severity() + " " + remark.part())
        .containsExactlyInAnyOrder("ERROR purpose/newsletter", "ERROR collects/newsletter");
  }

  @Test
  void review_ofAnOpenPermissionBesideAGuardedOne_notesThatTheGuardIsPointless() {
    Notice leaky =
        notice(
            """
            notice: leaky
            title: Leaky
            version: 2020-01-01
            controller: {name: A Council, kind: public-authority}
            facts: {needed: {type: yes-no, ask: "Is it needed?"}}
            categories: {age: {label: age}}
            purposes: {permits: {label: permits, bases: [public-task]}}
            collects:
              guarded: {categories: [age], for: [permits], if: needed, gloss: If needed., sources: [{heading: A}]}
              open: {categories: any, for: any, gloss: Anything., sources: [{heading: B}]}
            limits:
              never: {do: [share], gloss: Nothing is shared., sources: [{heading: C}]}
            """);

    assertThat(review(leaky))
        .extracting(Remark::message)
        .containsExactly(
            "clause `collects/open` permits without a condition all that `collects/guarded` permits only on one");
  }
}
