package org.privacynotice.command;

import java.time.Period;
import java.time.format.DateTimeParseException;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.privacynotice.ledger.Ledger;
import org.privacynotice.ledger.PrunedRecords;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Deletes what is past its retention period. */
@Command(
    name = "prune",
    description = {
      "Deletes the oldest segments, all of whose records are past their retention",
      "period, and says so in the log. What is kept can still be proved whole. Look",
      "first whether something must be kept for longer, for a claim or an inquiry.",
      "A service that has the log open prunes it itself: Ledger.prune."
    },
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:nothing is past its period any more",
      "2:a writer has the log, it is damaged, or a file could not be deleted"
    })
final class LogPruneCommand implements Callable<Integer> {

  @Spec private @Nullable CommandSpec spec;

  @Mixin private LogDirectories directories = new LogDirectories();

  @Option(
      names = "--keep",
      required = true,
      paramLabel = "PERIOD",
      converter = Periods.class,
      description =
          "For how long after it was made a record is kept: P6Y for six years, P18M, P90D.")
  private Period keep = Period.ZERO;

  /** A period of days, months or years. */
  static final class Periods implements ITypeConverter<Period> {
    @Override
    public Period convert(String text) {
      try {
        Period period = Period.parse(text);
        if (period.isNegative() || period.isZero()) {
          throw wrong();
        }
        return period;
      } catch (DateTimeParseException unreadable) {
        throw wrong();
      }
    }

    private static TypeConversionException wrong() {
      return new TypeConversionException("say a number of years, months or days, such as P6Y");
    }
  }

  @Override
  public Integer call() {
    Optional<PrunedRecords> pruned;
    try (Ledger ledger = directories.existing()) {
      pruned = ledger.prune(keep);
    }
    Objects.requireNonNull(spec)
        .commandLine()
        .getOut()
        .print(
            pruned.map(LogPruneCommand::told).orElse("nothing is past its period of " + keep)
                + "\n");
    return Privacy.OK;
  }

  private static String told(PrunedRecords pruned) {
    return "pruned %s: records %d to %d, the last of them logged %s; the log begins with record %d"
        .formatted(
            Counted.of(pruned.segments(), "segment", "segments"),
            pruned.first(),
            pruned.before() - 1,
            pruned.until(),
            pruned.before());
  }
}
