package org.privacynotice.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.privacynotice.decision.Decision;
import org.privacynotice.decision.Ground;
import org.privacynotice.decision.Truth;
import org.privacynotice.document.Bundled;
import org.privacynotice.log.DecisionLog;
import org.privacynotice.vocabulary.LawfulBasis;

/** What README.md shows is what runs. */
class ReadmeTest {

  private static final Path README = Path.of("../README.md");
  private static final Path THIS =
      Path.of("src/test/java/org/privacynotice/engine/ReadmeTest.java");

  @Test
  void example_compilesAndIsPermitted() {
    // README
    PrivacyEngine engine =
        PrivacyEngine.builder()
            .notice(Bundled.notice("contact-centre"))
            .log(DecisionLog.slf4j())
            .build();
    Decision decision =
        engine.decide(
            engine
                .share("name", "home-address")
                .recipient("sidem")
                .purpose("parking-permits")
                .basis(LawfulBasis.PUBLIC_TASK));
    decision.requirePermitted(); // or throws, saying why
    // README
    assertThat(decision.ground()).isEqualTo(Ground.PERMITTED);
  }

  @Test
  void example_inTheReadme_isTheOneThatRuns() throws IOException {
    String shown = between(Files.readString(README), "```java\n(.*?)```");
    String run = between(Files.readString(THIS), "// README\n(.*?)// README");

    assertThat(shown.replaceAll("\\s+", "")).isNotEmpty().isEqualTo(run.replaceAll("\\s+", ""));
  }

  @Test
  void decisionTable_inTheReadme_isTheOneThatDecides() throws IOException {
    String readme = Files.readString(README);
    for (Truth permits : Truth.values()) {
      String row =
          between(
              readme,
              "\\| \\*\\*P " + permits.name().toLowerCase(Locale.ROOT) + "\\*\\* +\\|(.*?)\n");
      String[] cells = row.split("\\|");
      for (Truth forbids : Truth.values()) {
        // Columns stand from true to false.
        String cell =
            cells[2 - forbids.ordinal()].replace("*", "").replace("(or conflict)", "").strip();
        assertThat(cell.replace(' ', '-'))
            .as(permits + " " + forbids)
            .isEqualTo(Ground.of(permits, forbids).id());
      }
    }
  }

  private static String between(String text, String pattern) {
    Matcher matcher = Pattern.compile(pattern, Pattern.DOTALL).matcher(text);
    assertThat(matcher.find()).as(pattern).isTrue();
    return matcher.group(1);
  }
}
