package org.privacynotice.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What README.md shows of the kit is what a new user's project runs. */
class ReadmeTest {

  private static final Path README = Path.of("../README.md");
  private static final Path FIRST_TEST =
      Path.of("src/it/first-test/src/test/java/PermitsTest.java");

  @Test
  void example_inTheReadme_isTheOneThatRuns() throws IOException {
    String readme = Files.readString(README);
    int begin = readme.indexOf("```java", readme.indexOf("## Test it"));
    String shown = readme.substring(begin + 7, readme.indexOf("```", begin + 7)).strip();
    assertThat(shown).startsWith("@PrivacyNotice");
    assertThat(Files.readString(FIRST_TEST).strip()).endsWith(shown);
  }
}
