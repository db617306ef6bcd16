package org.privacynotice.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.privacynotice.audit.Damage;
import org.privacynotice.audit.Verification;
import org.privacynotice.document.Printable;
import org.privacynotice.ledger.VerifyingKey;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Proves a log whole, or names the damage. */
@Command(
    name = "verify",
    description = {
      "Proves a decision log whole, or names each damage.",
      "Says what could not be shown. Changes nothing."
    },
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:the log is whole, but for what is said",
      "1:the log is damaged",
      "2:there is no log, or a file could not be read"
    })
final class LogVerifyCommand implements Callable<Integer> {

  @Spec private @Nullable CommandSpec spec;

  @Mixin private LogDirectories directories = new LogDirectories();

  @Option(
      names = "--checkpoint",
      paramLabel = "FILE",
      description =
          "A checkpoint of the log that was kept elsewhere; more than once for more of them.")
  private List<Path> checkpoints = new ArrayList<>();

  @Option(
      names = "--public-key",
      paramLabel = "KEY",
      description =
          "The public key that signs the checkpoints, as NAME+ID+KEY; more than once where it was"
              + " changed.")
  private List<String> keys = new ArrayList<>();

  @Option(names = "--json", description = "One JSON object, for other programs.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    CommandLine command = Objects.requireNonNull(spec).commandLine();
    Verification.Builder builder = Verification.of(directories.all().get(0));
    directories.all().stream().skip(1).forEach(builder::beside);
    keys.forEach(key -> builder.key(VerifyingKey.parse(key)));
    for (Path checkpoint : checkpoints) {
      builder.checkpoint(Files.readString(checkpoint));
    }
    OptionalLong bytes = directories.bytes();
    try (Progress progress = new Progress(command.getErr(), "records", bytes)) {
      builder.watcher((records, read) -> progress.step((int) records, read));
      Verification verification = builder.run();
      progress.clear();
      print(verification, command.getOut());
      return verification.isWhole() ? Privacy.OK : Privacy.ANSWERED_NO;
    }
  }

  private void print(Verification verification, PrintWriter out) {
    if (json) {
      out.print(json(verification) + "\n");
      return;
    }
    out.print(head(verification) + "\n");
    for (Damage damage : verification.damages()) {
      out.print("damage: " + Printable.of(damage.toString()) + "\n");
    }
    for (Verification.Torn torn : verification.torn()) {
      out.print("torn: " + torn(torn) + "\n");
    }
    for (String note : verification.notes()) {
      out.print("not shown: " + Printable.of(note) + "\n");
    }
  }

  private static String head(Verification verification) {
    return "%s: %s in %s%s, %s"
        .formatted(
            verification.isWhole() ? "whole" : "damaged",
            Counted.of(verification.size() - verification.begin(), "record", "records"),
            Counted.of(verification.segments(), "segment", "segments"),
            verification.from().isEmpty()
                ? ""
                : ", logged %s to %s"
                    .formatted(
                        verification.from().get(), verification.to().orElse("an unknown time")),
            Counted.of(verification.checkpoints(), "checkpoint", "checkpoints"));
  }

  private static String torn(Verification.Torn torn) {
    return "%s ends with %s of a write that did not end%s"
        .formatted(
            torn.file(),
            Counted.of(torn.bytes(), "byte", "bytes"),
            torn.isWhole()
                ? "; they are a whole record but for the line feed, which the log adds when it is"
                    + " opened next"
                : "");
  }

  /** All texts in it are this program's own, or names of files that were checked. */
  private static String json(Verification verification) {
    return "{\"whole\":%s,\"log\":%s,\"begin\":%d,\"size\":%d,\"segments\":%d,\"root\":%s,"
            .formatted(
                verification.isWhole(),
                verification.log().map(LogVerifyCommand::quoted).orElse("null"),
                verification.begin(),
                verification.size(),
                verification.segments(),
                verification.root().map(LogVerifyCommand::quoted).orElse("null"))
        + "\"damages\":"
        + verification.damages().stream()
            .map(
                each ->
                    "{\"kind\":\"%s\",\"file\":%s,\"line\":%d,\"seq\":%d,\"count\":%d}"
                        .formatted(
                            each.kind().id(),
                            quoted(each.file()),
                            each.line(),
                            each.seq(),
                            each.count()))
            .collect(Collectors.joining(",", "[", "]"))
        + ",\"torn\":"
        + verification.torn().stream()
            .map(
                each ->
                    "{\"file\":%s,\"bytes\":%d,\"whole\":%s}"
                        .formatted(quoted(each.file()), each.bytes(), each.isWhole()))
            .collect(Collectors.joining(",", "[", "]"))
        + ",\"notShown\":"
        + verification.notes().stream()
            .map(LogVerifyCommand::quoted)
            .collect(Collectors.joining(",", "[", "]"))
        + "}";
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c > '~' || c == '"' || c == '\\') {
        quoted.append("\\u%04x".formatted((int) c));
      } else {
        quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }
}
