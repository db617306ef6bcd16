package org.privacynotice.engine;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.ref.Reference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.privacynotice.action.Share;
import org.privacynotice.decision.Decision;
import org.privacynotice.document.Bundled;
import org.privacynotice.exchange.DecisionLines;
import org.privacynotice.log.DecisionLog;
import org.privacynotice.vocabulary.LawfulBasis;
import org.privacynotice.vocabulary.SpecialCategoryCondition;

/** An engine that decided about somebody holds nothing of it once the decision is let go. */
class NothingPersonalStaysTest {

  private static final int LENGTH = 24;

  /** What to look for, written so that it is not found itself: each character one too high. */
  private final byte[] shifted = new byte[LENGTH];

  @Test
  void decide_withReferences_leavesNoneInTheHeap(@TempDir Path directory) throws IOException {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    for (int i = 0; i < LENGTH; i++) {
      shifted[i] = (byte) ('b' + random.nextInt(25));
    }
    PrivacyEngine engine =
        PrivacyEngine.builder()
            .notice(Bundled.notice("contact-centre"))
            .log(DecisionLog.none())
            .build();
    DecisionLines lines = new DecisionLines();

    String held = reference();
    assertThat(find(directory.resolve("held.hprof"))).as("what is held is found").isTrue();
    Reference.reachabilityFence(held);
    held = "";
    ask(engine, lines);
    assertThat(find(directory.resolve("let-go.hprof"))).isFalse();

    Reference.reachabilityFence(engine);
    Reference.reachabilityFence(lines);
  }

  private String reference() {
    byte[] bytes = new byte[LENGTH];
    for (int i = 0; i < LENGTH; i++) {
      bytes[i] = (byte) (shifted[i] - 1);
    }
    return new String(bytes, ISO_8859_1);
  }

  /** Permissions and refusals, with references wherever there is room for them. */
  private void ask(PrivacyEngine engine, DecisionLines lines) {
    Instant at = Instant.parse("2026-11-23T10:00:00Z");
    for (String purpose : new String[] {"parking-permits", "council-tax-billing"}) {
      for (boolean timed : new boolean[] {false, true}) {
        Share.Builder action =
            engine
                .share("name", "ethnic-origin")
                .recipient("sidem")
                .purpose(purpose)
                .basis(LawfulBasis.PUBLIC_TASK)
                .article9(SpecialCategoryCondition.G)
                .fact("needed", true)
                .fact("schedule1", "6")
                .fact("policy-document", reference())
                .subject(reference())
                .ref(reference())
                .at(at);
        if (timed) {
          action
              .fact("objection", at.minusSeconds(60))
              .judged("balancing", reference(), LocalDate.EPOCH, reference());
        }
        Decision decision = engine.decide(action);
        decision.explain();
        decision.remedies();
        lines.write(decision, new ByteArrayOutputStream());
      }
    }
  }

  private boolean find(Path dump) throws IOException {
    ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
        .dumpHeap(dump.toString(), true);
    int matched = 0;
    try (InputStream bytes = new BufferedInputStream(Files.newInputStream(dump), 1 << 16)) {
      for (int each = bytes.read(); each >= 0 && matched < LENGTH; each = bytes.read()) {
        matched = each == shifted[matched] - 1 ? matched + 1 : each == shifted[0] - 1 ? 1 : 0;
      }
    }
    return matched == LENGTH;
  }
}
