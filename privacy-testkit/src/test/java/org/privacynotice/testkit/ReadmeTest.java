package org.privacynotice.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What README.md and the kit's pages show is what a new user's project runs. */
class ReadmeTest {

  private static final Path README = Path.of("../README.md");
  private static final Path PAGE = Path.of("docs/first-test.md");
  private static final Path FIRST_TEST =
      Path.of("src/it/first-test/src/test/java/PermitsTest.java");

  @Test
  void example_inTheReadme_isTheOneThatRuns() throws IOException {
    String readme = Files.readString(README);
    String shown = block("java", readme.substring(readme.indexOf("## Test it")));
    assertThat(shown).startsWith("@PrivacyNotice");
    assertThat(Files.readString(FIRST_TEST).strip()).endsWith(shown);
  }

  @Test
  void firstProject_onItsPage_isTheOneThatRunsWithTheVersionsOfThisOne() throws IOException {
    String page = Files.readString(PAGE);
    assertThat(block("java", page)).isEqualTo(Files.readString(FIRST_TEST).strip());
    String ours = Files.readString(Path.of("../pom.xml"));
    String theirs = block("xml", page);
    assertThat(between("<artifactId>privacy-testkit</artifactId>\n      <version>", theirs))
        .isEqualTo(between("<artifactId>privacy-parent</artifactId>\n  <version>", ours));
    assertThat(between("<artifactId>junit-jupiter</artifactId>\n      <version>", theirs))
        .isEqualTo(between("<junit.version>", ours));
    for (String plugin : List.of("surefire", "compiler")) {
      assertThat(
              between(
                  "<artifactId>maven-" + plugin + "-plugin</artifactId>\n        <version>",
                  theirs))
          .isEqualTo(between("<" + plugin + ".plugin.version>", ours));
    }
  }

  private static String block(String language, String page) {
    return between("```" + language + "\n", page, "```").strip();
  }

  private static String between(String before, String text) {
    return between(before, text, "<");
  }

  private static String between(String before, String text, String after) {
    int begin = text.indexOf(before);
    assertThat(begin).as(before).isNotNegative();
    int from = begin + before.length();
    return text.substring(from, text.indexOf(after, from));
  }
}
