package org.privacynotice.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.privacynotice.audit.InclusionProof;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes a proof that one record is in a log. */
@Command(
    name = "prove",
    description = {
      "Writes a proof that a record is in the log of which a checkpoint was made.",
      "Whoever has the checkpoint can check it with `privacy log check`, without the log."
    },
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:the proof was written to standard output",
      "2:there is none: the record is not in that log, or a file could not be read"
    })
final class LogProveCommand implements Callable<Integer> {

  @Spec private @Nullable CommandSpec spec;

  @Parameters(index = "0", paramLabel = "DIR", description = "The log's directory.")
  private @Nullable Path directory;

  @Parameters(index = "1", paramLabel = "SEQ", description = "The record's number.")
  private long seq;

  @Option(
      names = "--checkpoint",
      paramLabel = "FILE",
      required = true,
      description = "The checkpoint below which the record is to be shown.")
  private @Nullable Path checkpoint;

  @Override
  public Integer call() throws IOException {
    InclusionProof proof =
        InclusionProof.of(
            List.of(Objects.requireNonNull(directory)),
            seq,
            Files.readString(Objects.requireNonNull(checkpoint)));
    Objects.requireNonNull(spec).commandLine().getOut().print(proof);
    return Privacy.OK;
  }
}
