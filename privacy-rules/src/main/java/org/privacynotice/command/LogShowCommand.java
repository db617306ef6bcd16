package org.privacynotice.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.privacynotice.audit.Records;
import org.privacynotice.document.Printable;
import org.privacynotice.ledger.PseudonymKeys;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Prints what a log holds. */
@Command(
    name = "show",
    description = {
      "Prints the records of a decision log: a sentence each, or their lines.",
      "Does not prove that nothing was altered: that is `privacy log verify`."
    },
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:all lines were records", "2:a line was none, or a file could not be read"})
final class LogShowCommand implements Callable<Integer> {

  @Spec private @Nullable CommandSpec spec;

  @Mixin private LogDirectories directories = new LogDirectories();

  @Option(
      names = "--from",
      paramLabel = "TIME",
      converter = Times.class,
      description = "Only what was logged at this time (2026-11-28T09:30:00Z) or later.")
  private Instant from = Instant.MIN;

  @Option(
      names = "--to",
      paramLabel = "TIME",
      converter = Times.class,
      description = "Only what was logged before this time.")
  private Instant to = Instant.MAX;

  @Option(names = "--type", description = "Only records of this type: decision, terms, key...")
  private @Nullable String type;

  @Option(names = "--outcome", description = "Only decisions with this outcome.")
  private @Nullable String outcome;

  @Option(names = "--ground", description = "Only decisions on this ground.")
  private @Nullable String ground;

  @Option(names = "--recipient", description = "Only decisions on sharing with this recipient.")
  private @Nullable String recipient;

  @Option(names = "--purpose", description = "Only decisions on this purpose.")
  private @Nullable String purpose;

  @Option(names = "--category", description = "Only decisions on this category of data.")
  private @Nullable String category;

  @Option(names = "--clause", description = "Only what this clause decided.")
  private @Nullable String clause;

  @Option(names = "--caller", description = "Only what this service asked.")
  private @Nullable String caller;

  @Option(
      names = "--subject",
      paramLabel = "REF",
      description = "Only what is about this person, by the reference that callers gave.")
  private @Nullable String subject;

  @Option(
      names = "--keys",
      paramLabel = "DIR",
      description = "The keys of pseudonyms, by which --subject is found.")
  private @Nullable Path keys;

  @Option(
      names = "--format",
      paramLabel = "text|json",
      defaultValue = "text",
      description = "A sentence a record, or its line (default: ${DEFAULT-VALUE}).")
  private AnswerOptions.Format format = AnswerOptions.Format.text;

  /** A time with its offset. */
  static final class Times implements ITypeConverter<Instant> {
    @Override
    public Instant convert(String text) {
      try {
        return Instant.parse(text);
      } catch (DateTimeParseException noTime) {
        throw new TypeConversionException("say a time as 2026-11-28T09:30:00Z");
      }
    }
  }

  @Override
  public Integer call() throws IOException {
    CommandLine command = Objects.requireNonNull(spec).commandLine();
    PrintWriter out = command.getOut();
    Records records = wanted(command);
    try (Progress progress = new Progress(command.getErr(), "records", directories.bytes())) {
      records.watcher((read, bytes) -> progress.step((int) read, bytes));
      records.forEach(
          entry ->
              out.print(
                  (format == AnswerOptions.Format.json
                          ? entry.line()
                          : Printable.of(entry.sentence()))
                      + "\n"));
    }
    if (records.unreadable() > 0) {
      out.flush();
      command
          .getErr()
          .print(
              "privacy: %s; `privacy log verify` says where\n"
                  .formatted(
                      Counted.of(
                          records.unreadable(), "line is no record", "lines are no records")));
      return Privacy.UNUSABLE;
    }
    return Privacy.OK;
  }

  private Records wanted(CommandLine command) {
    Records records = Records.of(directories.all());
    if (!from.equals(Instant.MIN) || !to.equals(Instant.MAX)) {
      records.between(from, to);
    }
    with(records, "type", type);
    with(records, "decision.outcome", outcome);
    with(records, "decision.ground", ground);
    with(records, "action.recipient", recipient);
    with(records, "action.purpose", purpose);
    with(records, "caller", caller);
    if (category != null) {
      records.category(category);
    }
    if (clause != null) {
      records.clause(clause);
    }
    if (subject != null) {
      if (keys == null) {
        throw new CommandLine.ParameterException(
            command, "--subject needs --keys: without the keys nobody can find a person's records");
      }
      PseudonymKeys pseudonyms = PseudonymKeys.open(keys, Clock.systemUTC());
      records.subject(Set.copyOf(pseudonyms.candidates("subject", subject)));
    }
    return records;
  }

  private static void with(Records records, String path, @Nullable String text) {
    if (text != null) {
      records.with(path, text);
    }
  }
}
