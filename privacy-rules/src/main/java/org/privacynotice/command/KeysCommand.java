package org.privacynotice.command;

import com.google.common.base.Strings;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.privacynotice.document.Printable;
import org.privacynotice.ledger.Erasure;
import org.privacynotice.ledger.KeyPeriod;
import org.privacynotice.ledger.PseudonymKeys;
import org.privacynotice.ledger.SigningKey;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** The keys of a decision log: the one that signs its checkpoints, and those of its pseudonyms. */
@Command(
    name = "keys",
    description = {
      "Makes, lists, rotates and destroys the keys of a decision log:",
      "the one that signs its checkpoints, and those of its pseudonyms."
    },
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
final class KeysCommand implements Callable<Integer> {

  private static final String DONE = "0:it is done";
  private static final String NOT_DONE =
      "2:a file could not be read or written, or is open to others";

  private final Clock clock = Clock.systemUTC();

  @Spec private @Nullable CommandSpec spec;

  /** Which keys are meant: one of two. */
  static final class Which {
    @Option(
        names = "--checkpoint-key",
        required = true,
        paramLabel = "FILE",
        description = "The file of the key that signs checkpoints.")
    private @Nullable String checkpointKey;

    @Option(
        names = "--pseudonyms",
        required = true,
        paramLabel = "DIR",
        description = "The directory of the keys of pseudonyms.")
    private @Nullable String pseudonyms;
  }

  /** A period by its name. */
  static final class Periods implements ITypeConverter<KeyPeriod> {
    @Override
    public KeyPeriod convert(String text) {
      return Stream.of(KeyPeriod.values())
          .filter(each -> each.id().equals(text))
          .findAny()
          .orElseThrow(() -> new TypeConversionException("say month, quarter or year"));
    }
  }

  @Override
  public Integer call() {
    throw wrong("privacy log keys: say which command");
  }

  @Command(
      name = "new",
      description = {
        "Makes a key, or a directory for keys, that only its owner can read.",
        "Of a key that signs checkpoints, prints the public half: keep it away from",
        "the log, for whoever is to check the log needs it."
      },
      mixinStandardHelpOptions = true,
      exitCodeListHeading = "%nExit codes:%n",
      exitCodeList = {DONE, NOT_DONE})
  int make(
      @ArgGroup(multiplicity = "1") Which which,
      @Option(
              names = "--name",
              paramLabel = "NAME",
              description =
                  "The name of the log that the key is to sign for, such as"
                      + " council.example/contact-centre.")
          @Nullable String name,
      @Option(
              names = "--period",
              paramLabel = "month|quarter|year",
              converter = Periods.class,
              description = "How long each key of pseudonyms is used (default: month).")
          @Nullable KeyPeriod period) {
    if (which.checkpointKey != null) {
      if (name == null || period != null) {
        throw wrong("privacy log keys new: a key that signs has a --name, and no --period");
      }
      SigningKey key = SigningKey.generate(name);
      key.write(Path.of(which.checkpointKey));
      out().print(key.verifyingKey() + "\n");
    } else {
      if (name != null) {
        throw wrong("privacy log keys new: keys of pseudonyms have no --name");
      }
      Path directory = Path.of(Objects.requireNonNull(which.pseudonyms));
      PseudonymKeys keys =
          PseudonymKeys.create(directory, period == null ? KeyPeriod.MONTH : period, clock);
      out()
          .print(
              "%s: a key of pseudonyms is begun here with each %s\n"
                  .formatted(Printable.of(directory.toString()), keys.period().id()));
    }
    return Privacy.OK;
  }

  @Command(
      name = "list",
      description = "Lists the keys of pseudonyms, the oldest first.",
      mixinStandardHelpOptions = true,
      exitCodeListHeading = "%nExit codes:%n",
      exitCodeList = {DONE, NOT_DONE})
  int list(
      @Option(
              names = "--pseudonyms",
              required = true,
              paramLabel = "DIR",
              description = "The directory of the keys of pseudonyms.")
          String pseudonyms) {
    PseudonymKeys keys = PseudonymKeys.open(Path.of(pseudonyms), clock);
    List<String> destroyed = keys.destroyed();
    String inUse = keys.inUse().orElse("");
    Stream.concat(keys.kept().stream(), destroyed.stream())
        .sorted()
        .forEach(
            id ->
                out()
                    .print(
                        Strings.padEnd(id, 14, ' ')
                            + (destroyed.contains(id)
                                ? "destroyed"
                                : id.equals(inUse) ? "in use" : "kept")
                            + "\n"));
    return Privacy.OK;
  }

  @Command(
      name = "rotate",
      description = {
        "Puts a new key in the place of the one in use.",
        "Prints the new public key, or the new key's id. The old public key still",
        "checks what the old key signed: keep it. Old keys of pseudonyms stay. A",
        "service that is running takes a new key of pseudonyms within a minute, and",
        "a new key that signs when it is started again."
      },
      mixinStandardHelpOptions = true,
      exitCodeListHeading = "%nExit codes:%n",
      exitCodeList = {DONE, NOT_DONE})
  int rotate(@ArgGroup(multiplicity = "1") Which which) {
    if (which.checkpointKey != null) {
      out().print(SigningKey.rotate(Chosen.file(which.checkpointKey)).verifyingKey() + "\n");
    } else {
      Path directory = Path.of(Objects.requireNonNull(which.pseudonyms));
      out().print(PseudonymKeys.open(directory, clock).rotate() + "\n");
    }
    return Privacy.OK;
  }

  @Command(
      name = "destroy",
      description = {
        "Destroys a key of pseudonyms, which cannot be undone.",
        "Nobody can say any more whom the records of its period are about. The file",
        "is overwritten and deleted. Copies, backups, snapshots and what a disk puts",
        "aside by itself are yours to destroy. The records stay, the log verifies as",
        "before, and records the erasure when it is opened next."
      },
      mixinStandardHelpOptions = true,
      exitCodeListHeading = "%nExit codes:%n",
      exitCodeList = {DONE, NOT_DONE})
  int destroy(
      @Option(
              names = "--pseudonyms",
              required = true,
              paramLabel = "DIR",
              description = "The directory of the keys of pseudonyms.")
          String pseudonyms,
      @Parameters(paramLabel = "ID", description = "The key's id, as list prints it.") String id,
      @Option(
              names = "--log",
              paramLabel = "DIR",
              description = "Also count the records in this log that are concerned.")
          @Nullable List<String> logs) {
    PseudonymKeys keys = PseudonymKeys.open(Path.of(pseudonyms), clock);
    // Counted first, so that nothing is destroyed when a log cannot be read.
    List<String> counts =
        Stream.ofNullable(logs).flatMap(List::stream).map(log -> count(log, id)).toList();
    keys.destroy(id);
    out().print("key " + id + " is destroyed\n");
    counts.forEach(out()::print);
    return Privacy.OK;
  }

  private static String count(String log, String id) {
    long erased = Erasure.count(Path.of(log), id);
    return "%s: %s whose people nobody can name any more\n"
        .formatted(Printable.of(log), Counted.of(erased, "record", "records"));
  }

  @Command(
      name = "public",
      description = "Prints the public half of the key that signs checkpoints.",
      mixinStandardHelpOptions = true,
      exitCodeListHeading = "%nExit codes:%n",
      exitCodeList = {DONE, NOT_DONE})
  int show(
      @Option(
              names = "--checkpoint-key",
              required = true,
              paramLabel = "FILE",
              description = "The file of the key that signs checkpoints.")
          String checkpointKey) {
    out().print(SigningKey.read(Chosen.file(checkpointKey)).verifyingKey() + "\n");
    return Privacy.OK;
  }

  private PrintWriter out() {
    return Objects.requireNonNull(spec).commandLine().getOut();
  }

  private ParameterException wrong(String complaint) {
    return new ParameterException(Objects.requireNonNull(spec).commandLine(), complaint);
  }
}
