package org.privacynotice.testkit;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.privacynotice.testkit.PrivacyAssertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.privacynotice.document.Bundled;
import org.privacynotice.document.DocumentReader;
import org.privacynotice.engine.PrivacyEngine;
import org.privacynotice.log.DecisionLog;
import org.privacynotice.notice.Notice;
import org.privacynotice.vocabulary.LawfulBasis;

class ProverTest {

  private static final String HEAD =
      """
      notice: parking
      title: Parking
      version: 2026-01-01
      controller: {name: A council, kind: public-authority}
      categories:
        name: {label: name}
      purposes:
        permits: {label: permits}
      recipients:
        depot: {label: the depot, kind: department}
      """;

  private static PrivacyEngine engine(String notice) {
    return PrivacyEngine.builder().notice(read(notice)).log(DecisionLog.none()).build();
  }

  private static Notice read(String text) {
    return DocumentReader.notice(
            "parking.yaml", text.getBytes(StandardCharsets.UTF_8), Bundled.law())
        .orThrow();
  }

  private static String joined(int facts, String before, IntFunction<String> each) {
    return IntStream.range(0, facts).mapToObj(each).collect(Collectors.joining(before, before, ""));
  }

  /** Permits what is both so and not so, in one of some facts: never, but each must be tried. */
  private static String impossible(int facts) {
    return HEAD
        + "facts:"
        + joined(facts, "\n  ", i -> "f" + i + ": {type: yes-no, ask: Is it so?, stated-by: case}")
        + "\ncollects:\n  all:\n    categories: [name]\n    do: [use]\n    for: [permits]\n"
        + "    gloss: Names are used.\n    sources: [{heading: Use, item: 1}]\n"
        + "    if:\n      any:"
        + joined(facts, "\n        - ", i -> "{all: [f" + i + ", {not: f" + i + "}]}")
        + "\n";
  }

  @Test
  void twelveOpenFacts_areProved_thirteenAreNot() {
    ActionPattern use =
        ActionPattern.use("name")
            .purpose("permits")
            .basis(LawfulBasis.PUBLIC_TASK)
            .at(Instant.parse("2026-11-23T10:00:00Z"));

    assertThat(engine(impossible(12))).neverPermits(use);
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> assertThat(engine(impossible(13))).neverPermits(use))
        .withMessageContaining(
            "pattern:  use name for permits, given basis, on 2026-11-23T10:00:00Z")
        .withMessageContaining("got:      not proved: 4,096 combinations were asked")
        .withMessageContaining("missing:");
  }
}
