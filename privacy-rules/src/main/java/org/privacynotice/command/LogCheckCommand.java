package org.privacynotice.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.privacynotice.audit.Entry;
import org.privacynotice.audit.InclusionProof;
import org.privacynotice.document.Printable;
import org.privacynotice.ledger.SignedNote;
import org.privacynotice.ledger.VerifyingKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks a proof that one record is in a log. */
@Command(
    name = "check",
    description = {
      "Checks a proof that `privacy log prove` wrote, without the log, and prints the record.",
      "Only a checkpoint, or a public key, that you have from elsewhere makes it a proof."
    },
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:the record is in the log of which the checkpoint was made",
      "1:the proof shows nothing",
      "2:a file could not be read, or is no proof"
    })
final class LogCheckCommand implements Callable<Integer> {

  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "PROOF", description = "The file of the proof.")
  private @Nullable Path proof;

  @Option(
      names = "--checkpoint",
      paramLabel = "FILE",
      description = "The checkpoint that you have; the proof's must be the same.")
  private @Nullable Path checkpoint;

  @Option(
      names = "--public-key",
      paramLabel = "KEY",
      description = "The public key that must have signed the proof's checkpoint.")
  private List<String> keys = new ArrayList<>();

  @Override
  public Integer call() throws IOException {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    InclusionProof read = InclusionProof.parse(Files.readString(Objects.requireNonNull(proof)));
    if (checkpoint == null && keys.isEmpty()) {
      out.print("nothing shown: give the checkpoint that you have, or the log's public key\n");
      return Privacy.ANSWERED_NO;
    }
    if (!read.holds()) {
      out.print("nothing shown: the path does not lead from the record to the checkpoint's root\n");
      return Privacy.ANSWERED_NO;
    }
    if (checkpoint != null && !isSame(read.note(), Files.readAllBytes(checkpoint))) {
      out.print("nothing shown: the proof is for another checkpoint than yours\n");
      return Privacy.ANSWERED_NO;
    }
    if (!keys.isEmpty() && !isSigned(read.note())) {
      out.print("nothing shown: the proof's checkpoint does not have the key's signature\n");
      return Privacy.ANSWERED_NO;
    }
    out.print("proved: " + Printable.of(read.entry().map(Entry::sentence).orElse("?")) + "\n");
    return Privacy.OK;
  }

  private static boolean isSame(SignedNote note, byte[] own) {
    return SignedNote.parse(own).text().equals(note.text());
  }

  private boolean isSigned(SignedNote note) {
    return keys.stream()
        .anyMatch(key -> note.standing(VerifyingKey.parse(key)) == SignedNote.Standing.SIGNED);
  }
}
