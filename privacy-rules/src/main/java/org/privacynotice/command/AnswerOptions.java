package org.privacynotice.command;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.privacynotice.document.Printable;
import org.privacynotice.engine.PrivacyEngine;
import org.privacynotice.log.DecisionLog;
import org.privacynotice.notice.Notice;
import picocli.CommandLine.Option;

/** By which documents lines are answered, and how the answers are written. */
final class AnswerOptions {

  /** How an answer is written. */
  enum Format {
    json,
    text
  }

  @Option(
      names = "--notice",
      paramLabel = "FILE|ID",
      defaultValue = "contact-centre",
      description =
          "The notice's file, or the id of a bundled notice (default: ${DEFAULT-VALUE}); more than"
              + " once for versions of one notice.")
  private List<String> notices = new ArrayList<>();

  @Option(
      names = "--deployment",
      paramLabel = "FILE",
      description = "What one council adds to the notice.")
  private @Nullable String deployment;

  @Option(
      names = "--format",
      paramLabel = "json|text",
      defaultValue = "json",
      description =
          "One JSON object a line, or an explanation to read (default: ${DEFAULT-VALUE}).")
  private Format format = Format.json;

  /** An engine by these documents, which logs nothing. */
  PrivacyEngine.Builder engine() {
    List<Notice> versions = notices.stream().map(Chosen::notice).toList();
    PrivacyEngine.Builder builder = PrivacyEngine.builder().log(DecisionLog.none());
    versions.forEach(builder::notice);
    Chosen.deployment(Optional.ofNullable(deployment), versions).ifPresent(builder::deployment);
    return builder;
  }

  /** Whether answers are written as JSON; else they are to be read. */
  boolean isJson() {
    return format == Format.json;
  }

  /**
   * An answer to read, as it is printed.
   *
   * @param number of the line that it answers
   * @param ref the caller's reference
   */
  static byte[] text(long number, Optional<String> ref, String explanation) {
    String whose = ref.map(text -> ", " + Printable.of(text)).orElse("");
    return ("line " + number + whose + "\n" + explanation + "\n\n")
        .getBytes(StandardCharsets.UTF_8);
  }
}
