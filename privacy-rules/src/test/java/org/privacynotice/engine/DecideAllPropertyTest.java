package org.privacynotice.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.privacynotice.action.DataAction;
import org.privacynotice.decision.Decision;
import org.privacynotice.log.InMemoryDecisionLog;
import org.privacynotice.notice.Notice;
import org.privacynotice.vocabulary.LawfulBasis;

class DecideAllPropertyTest {

  private static List<String> sentences(InMemoryDecisionLog log) {
    return log.records().stream().map(record -> record.sentence() + record.fields()).toList();
  }

  @Property(tries = 40)
  void decideAll_ofAnyActions_isAsOneByOneAndSoIsTheLog(
      @ForAll long seed, @ForAll @IntRange(max = 700) int count) {
    GeneratedNotices generated = new GeneratedNotices(seed);
    Notice notice = generated.notice();
    InMemoryDecisionLog one = new InMemoryDecisionLog();
    InMemoryDecisionLog all = new InMemoryDecisionLog();
    PrivacyEngine engine =
        PrivacyEngine.builder().notice(notice).clock(DecideAllTest.ticking()).log(one).build();
    PrivacyEngine bulk =
        PrivacyEngine.builder().notice(notice).clock(DecideAllTest.ticking()).log(all).build();
    List<DataAction> actions = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      actions.add(
          i % 3 == 0
              ? bulk.use("cat" + i % 4).purpose("pur" + i % 5).basis(LawfulBasis.CONSENT).build()
              : generated.action(bulk.vocabulary()));
    }
    List<String> expected = actions.stream().map(action -> shown(engine.decide(action))).toList();
    assertThat(bulk.decideAll(actions.stream()).map(DecideAllPropertyTest::shown))
        .isEqualTo(expected);
    assertThat(sentences(all)).isEqualTo(sentences(one));
  }

  private static String shown(Decision decision) {
    return decision.at() + " " + decision.action() + decision.categories() + decision.clauses();
  }
}
