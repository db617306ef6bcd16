package org.privacynotice.command;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.privacynotice.action.DataAction;
import org.privacynotice.decision.Decision;
import org.privacynotice.engine.PrivacyEngine;
import org.privacynotice.exchange.ActionReader;
import org.privacynotice.exchange.DecisionLines;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
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

  @Spec private @Nullable CommandSpec spec;

  @ParentCommand private @Nullable Privacy privacy;

  @Mixin private AnswerOptions options = new AnswerOptions();

  @Parameters(
      paramLabel = "ACTIONS",
      description = "The file of actions, one JSON object a line; - for standard input.")
  private String actions = "-";

  @Option(names = "--fail-on-refused", description = "Exit with 1 if any action was refused.")
  private boolean failOnRefused;

  private final LongAdder refused = new LongAdder();

  @Override
  public Integer call() throws IOException {
    PrivacyEngine engine = options.engine().build();
    DecisionLines lines = new DecisionLines();
    ActionReader reader = new ActionReader(engine::vocabulary);
    PrintWriter err = Objects.requireNonNull(spec).commandLine().getErr();
    long bad =
        new EachLine(Objects.requireNonNull(privacy).out(), err, "actions", "decisions")
            .answer(
                actions,
                (line, number, to) -> {
                  DataAction action = reader.read(line.bytes(), line.from(), line.length());
                  print(engine.decide(action), number, lines, to);
                });
    if (bad > 0) {
      return Privacy.UNUSABLE;
    }
    return failOnRefused && refused.sum() > 0 ? Privacy.ANSWERED_NO : Privacy.OK;
  }

  private void print(
      Decision decision, long number, DecisionLines lines, ByteArrayOutputStream to) {
    if (!decision.permitted()) {
      refused.increment();
    }
    if (options.isJson()) {
      lines.write(decision, to);
      to.write('\n');
    } else {
      to.writeBytes(AnswerOptions.text(number, decision.action().ref(), decision.explain()));
    }
  }
}
