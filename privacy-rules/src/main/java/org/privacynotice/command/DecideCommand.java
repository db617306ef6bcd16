package org.privacynotice.command;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.privacynotice.action.DataAction;
import org.privacynotice.decision.Decision;
import org.privacynotice.engine.PrivacyEngine;
import org.privacynotice.exchange.ActionReader;
import org.privacynotice.exchange.DecisionLines;
import org.privacynotice.exchange.LineFormatException;
import org.privacynotice.ledger.AnchorSink;
import org.privacynotice.ledger.Ledger;
import org.privacynotice.ledger.PseudonymKeys;
import org.privacynotice.ledger.SigningKey;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Decides actions, one a line. */
@Command(
    description = "Decides each action of a file of JSON lines, in order.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:every line was decided",
      "1:with --fail-on-refused, an action was refused",
      "2:a line was bad, a file could not be read, or the log not written"
    })
final class DecideCommand implements Callable<Integer> {

  @Spec private @Nullable CommandSpec spec;

  @ParentCommand private @Nullable Privacy privacy;

  @Mixin private AnswerOptions options = new AnswerOptions();

  @Parameters(
      paramLabel = "ACTIONS",
      description = "The file of actions, one JSON object a line; - for standard input.")
  private String actions = "-";

  @Option(
      names = "--log",
      paramLabel = "DIR",
      description =
          "Logs each decision in this directory before it is printed; without --keys, people and"
              + " cases are left out.")
  private @Nullable String log;

  @Option(
      names = "--keys",
      paramLabel = "KEYS",
      description = "With --log: the keys of pseudonyms, as `privacy log keys` makes them.")
  private @Nullable String keys;

  @Option(
      names = "--checkpoint-key",
      paramLabel = "KEY",
      description = "With --log: the file of the key by which checkpoints are signed.")
  private @Nullable String checkpointKey;

  @Option(
      names = "--anchor",
      paramLabel = "FILE",
      description =
          "With --checkpoint-key: each checkpoint is added to this file too, which should lie where"
              + " nobody who can write the log can change it.")
  private @Nullable String anchor;

  @Option(names = "--fail-on-refused", description = "Exit with 1 if any action was refused.")
  private boolean failOnRefused;

  private final LongAdder refused = new LongAdder();

  @Override
  public Integer call() throws IOException {
    long bad = log == null ? decide(options.engine().build(), () -> () -> {}) : decideLogging(log);
    if (bad > 0) {
      return Privacy.UNUSABLE;
    }
    return failOnRefused && refused.sum() > 0 ? Privacy.ANSWERED_NO : Privacy.OK;
  }

  private long decideLogging(String directory) throws IOException {
    if (anchor != null && checkpointKey == null) {
      throw new CommandLine.ParameterException(
          Objects.requireNonNull(spec).commandLine(),
          "privacy decide: --anchor goes with --checkpoint-key");
    }
    PrivacyEngine.Builder engine = options.engine();
    Ledger.Builder opening = Ledger.builder(Path.of(directory));
    if (keys != null) {
      PseudonymKeys named = PseudonymKeys.open(Path.of(keys), Clock.systemUTC());
      engine.pseudonyms(named.pseudonyms());
      opening.keys(named);
    }
    if (checkpointKey != null) {
      opening.checkpoints(
          SigningKey.read(Path.of(checkpointKey)),
          anchor == null ? AnchorSink.none() : AnchorSink.file(Path.of(anchor)));
    }
    try (Ledger ledger = opening.open()) {
      BatchLog batches = new BatchLog(ledger);
      return decide(engine.log(batches).build(), batches::logging);
    }
  }

  private long decide(PrivacyEngine engine, Supplier<Runnable> logging) throws IOException {
    DecisionLines lines = new DecisionLines();
    ActionReader reader = new ActionReader(engine::vocabulary);
    PrintWriter err = Objects.requireNonNull(spec).commandLine().getErr();
    return new EachLine(Objects.requireNonNull(privacy).out(), err, "actions", "decisions")
        .answer(
            actions,
            new EachLine.Answering() {
              @Override
              public void answer(EachLine.Asked asked) {
                while (asked.next()) {
                  Lines.Line line = asked.line();
                  try {
                    DataAction action = reader.read(line.bytes(), line.from(), line.length());
                    print(engine.decide(action), lines, asked);
                  } catch (LineFormatException wrong) {
                    asked.bad(wrong.column(), wrong.getMessage());
                  }
                }
              }

              @Override
              public Runnable beforePrinting() {
                return logging.get();
              }
            });
  }

  private void print(Decision decision, DecisionLines lines, EachLine.Asked asked) {
    ByteArrayOutputStream to = asked.answers();
    if (!decision.permitted()) {
      refused.increment();
    }
    if (options.isJson()) {
      lines.write(decision, to);
      to.write('\n');
    } else {
      to.writeBytes(
          AnswerOptions.text(asked.number(), decision.action().ref(), decision.explain()));
    }
  }
}
