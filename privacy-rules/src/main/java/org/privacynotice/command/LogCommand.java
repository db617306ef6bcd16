package org.privacynotice.command;

import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What there is to do with a decision log. */
@Command(
    description = "Reads a decision log without trusting it, and keeps its keys.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      LogVerifyCommand.class,
      LogShowCommand.class,
      LogProveCommand.class,
      LogCheckCommand.class,
      LogPruneCommand.class,
      KeysCommand.class
    })
final class LogCommand implements Callable<Integer> {

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    throw new CommandLine.ParameterException(
        Objects.requireNonNull(spec).commandLine(), "privacy log: say which command");
  }
}
