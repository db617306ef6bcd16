package org.privacynotice.testkit.generated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.providers.TypeUsage;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;
import org.privacynotice.action.Share;

class NoticeArbitraryProviderTest {

  private static final String TESTKIT = "org/privacynotice/testkit/";

  private static Set<Arbitrary<?>> shares(String notice, String deployment) {
    return new NoticeArbitraryProvider()
        .provideFor(
            TypeUsage.of(Share.class).withAnnotation(new From(notice, deployment)),
            type -> Set.of());
  }

  private static void assertMisuse(String notice, String deployment, String... message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> shares(notice, deployment))
        .satisfies(misuse -> assertThat(misuse).message().contains(message));
  }

  @Test
  void documentThatIsNowhere_isSaidWithTheAttribute() {
    assertMisuse(
        "contact-center",
        "",
        "@FromNotice(value = \"contact-center\"): there is neither a bundled notice nor a file of"
            + " that name, in the working directory or else on the class path; ",
        "contact-centre");
    assertMisuse(
        "contact-centre",
        "nowhere.yaml",
        "@FromNotice(deployment = \"nowhere.yaml\"): there is no file of that name, in the working"
            + " directory or else on the class path");
  }

  @Test
  void documentWithErrors_isSaidWithTheAttributeAndThePlace() {
    String broken = TESTKIT + "broken.yaml";
    assertMisuse(broken, "", "@FromNotice(value = \"" + broken + "\"): ", "broken.yaml:4:1");
    assertMisuse(
        "contact-centre",
        broken,
        "@FromNotice(deployment = \"" + broken + "\"): ",
        "broken.yaml:1:1");
  }

  /** Asks for what no notice has names for. */
  static class Undrawn {
    @Property
    void string(@ForAll @FromNotice("contact-centre") String any) {}

    @Property
    void strings(@ForAll List<@FromNotice("contact-centre") String> any) {}

    @Property
    void array(@ForAll @FromNotice("contact-centre") String[] any) {}

    @Property
    <S extends String> void variable(@ForAll @FromNotice("contact-centre") S any) {}
  }

  /** Asks for what is in something else. */
  static class Within {
    @Property(tries = 5)
    void shares(@ForAll List<@FromNotice("contact-centre") Share> any) {}
  }

  private static Events run(Class<?> properties) {
    return EngineTestKit.engine("jqwik").selectors(selectClass(properties)).execute().testEvents();
  }

  @Test
  void typeThatIsNotDrawn_isMisuseAndNotDrawnAtRandom() {
    assertThat(run(Undrawn.class).failed().stream())
        .hasSize(4)
        .extracting(
            event ->
                event.getRequiredPayload(TestExecutionResult.class).getThrowable().orElseThrow())
        .allSatisfy(
            misuse ->
                assertThat(misuse)
                    .hasMessageStartingWith("@FromNotice(value = \"contact-centre\"): draws no `")
                    .hasMessageContaining("`; known: `Citation`, ")
                    .hasMessageContaining(", `Share`, "))
        .anySatisfy(misuse -> assertThat(misuse).hasMessageContaining("draws no `String`; "));
    run(Within.class).assertStatistics(stats -> stats.succeeded(1).failed(0));
  }

  @Test
  void threadWithoutClassLoader_findsFilesAllTheSame() {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(null);
    try {
      assertThat(shares(TESTKIT + "depot.yaml", TESTKIT + "council.yaml")).hasSize(1);
      assertMisuse("nowhere.yaml", "", "@FromNotice(value = \"nowhere.yaml\"): ");
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private record From(String value, String deployment) implements FromNotice {

    @Override
    public Class<FromNotice> annotationType() {
      return FromNotice.class;
    }
  }
}
