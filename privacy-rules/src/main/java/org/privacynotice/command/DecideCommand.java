package org.privacynotice.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.privacynotice.action.DataAction;
import org.privacynotice.decision.Decision;
import org.privacynotice.engine.PrivacyEngine;
import org.privacynotice.exchange.ActionFormatException;
import org.privacynotice.exchange.ActionReader;
import org.privacynotice.exchange.DecisionWriter;
import org.privacynotice.log.DecisionLog;
import org.privacynotice.notice.Notice;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Decides actions, one a line. */
@Command(
    name = "decide",
    description = "Decides each action of a file of JSON lines, in order.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:every line was decided",
      "1:with --fail-on-refused, an action was refused",
      "2:a line was bad, or a file could not be read"
    })
final class DecideCommand implements Callable<Integer> {

  /** How a decision is written. */
  enum Format {
    json,
    text
  }

  @Spec private @Nullable CommandSpec spec;

  @Parameters(
      paramLabel = "ACTIONS",
      description = "The file of actions, one JSON object a line; - for standard input.")
  private String actions = "-";

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

  @Option(names = "--fail-on-refused", description = "Exit with 1 if any action was refused.")
  private boolean failOnRefused;

  /** After how many lines it is looked whether the output still takes any; looking flushes it. */
  private static final int LOOKED_AT = 1024;

  private long bad;
  private long refused;

  @Override
  public Integer call() throws IOException {
    List<Notice> versions = notices.stream().map(Chosen::notice).toList();
    PrivacyEngine.Builder builder = PrivacyEngine.builder().log(DecisionLog.none());
    versions.forEach(builder::notice);
    Chosen.deployment(Optional.ofNullable(deployment), versions).ifPresent(builder::deployment);
    PrivacyEngine engine = builder.build();
    if (actions.equals("-")) {
      decide(engine, System.in, OptionalLong.empty());
    } else {
      Path file = Chosen.file(actions);
      try (InputStream in = Files.newInputStream(file)) {
        decide(engine, in, OptionalLong.of(Files.size(file)));
      }
    }
    if (bad > 0) {
      return Privacy.UNUSABLE;
    }
    return failOnRefused && refused > 0 ? Privacy.ANSWERED_NO : Privacy.OK;
  }

  private void decide(PrivacyEngine engine, InputStream in, OptionalLong bytes) throws IOException {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    ActionReader reader = new ActionReader(engine::vocabulary);
    Lines lines = new Lines(in);
    long number = 0;
    try (Progress progress = new Progress(err, bytes)) {
      for (Optional<Lines.Line> line = lines.read(); line.isPresent(); line = lines.read()) {
        number++;
        try {
          decide(engine, reader, line.get(), number, out);
        } catch (BadLine wrong) {
          bad++;
          out.flush();
          progress.clear();
          String file = actions.equals("-") ? "standard input" : Printable.of(actions);
          err.print(
              file + ":" + number + ":" + wrong.column + ": error: " + wrong.getMessage() + "\n");
          err.flush();
        }
        progress.step(lines.bytesRead());
        boolean looking = number % LOOKED_AT == 0 || lines.isWaiting();
        if (looking && out.checkError()) {
          throw new IOException("the decisions could not be written");
        }
      }
    }
  }

  /** A line that holds no action. */
  private static final class BadLine extends Exception {
    private static final long serialVersionUID = 1L;

    private final int column;

    BadLine(int column, @Nullable String message) {
      super(message, null, false, false);
      this.column = column;
    }
  }

  private void decide(
      PrivacyEngine engine, ActionReader reader, Lines.Line line, long number, PrintWriter out)
      throws BadLine {
    if (line.text().isEmpty()) {
      throw new BadLine(1, line.trouble());
    }
    String text = number == 1 ? withoutMark(line.text().get()) : line.text().get();
    if (text.isBlank()) {
      return;
    }
    Decision decision = engine.decide(action(reader, text));
    if (!decision.permitted()) {
      refused++;
    }
    out.print(
        format == Format.json ? DecisionWriter.write(decision) + "\n" : readable(decision, number));
  }

  private static DataAction action(ActionReader reader, String text) throws BadLine {
    try {
      return reader.read(text);
    } catch (ActionFormatException wrong) {
      throw new BadLine(wrong.column(), wrong.getMessage());
    }
  }

  /** Some editors begin a file with a byte order mark. */
  private static String withoutMark(String text) {
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  /** Line and reference of an action, then its explanation. */
  private static String readable(Decision decision, long number) {
    String ref = decision.action().ref().map(text -> ", " + Printable.of(text)).orElse("");
    return "line " + number + ref + "\n" + decision.explain() + "\n\n";
  }
}
