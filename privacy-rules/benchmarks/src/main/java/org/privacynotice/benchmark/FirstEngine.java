package org.privacynotice.benchmark;

import java.util.Locale;
import org.privacynotice.benchmark.Compiling.Repeated;
import org.privacynotice.document.Bundled;
import org.privacynotice.engine.PrivacyEngine;
import org.privacynotice.log.DecisionLog;

/** Builds an engine on the bundled notice, and again, and prints the milliseconds. */
public final class FirstEngine {

  private FirstEngine() {}

  /** Prints what the first took, with reading notice and law, and the median of the next. */
  public static void main(String... none) {
    Repeated<PrivacyEngine> built =
        new Repeated<>(
            () ->
                PrivacyEngine.builder()
                    .notice(Bundled.notice("contact-centre"))
                    .log(DecisionLog.none())
                    .build());
    System.out.println(String.format(Locale.ROOT, "%.3f %.3f", built.first, built.later));
  }
}
