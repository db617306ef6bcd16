package org.privacynotice.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.privacynotice.deadline.Holidays;
import org.privacynotice.engine.PrivacyEngine;
import org.privacynotice.exchange.LineFormatException;
import org.privacynotice.exchange.RequestReader;
import org.privacynotice.exchange.TermsWriter;
import org.privacynotice.request.Answer;
import org.privacynotice.request.RequestTerms;
import org.privacynotice.request.SubjectRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Answers people's requests about their data, one a line. */
@Command(
    description = {
      "Says what people's requests about their data oblige to, and by when.",
      "Answers each line of a file of JSON lines, in order: whether it must be granted,",
      "the due day with its reasons, fees, what may be left out, who answers."
    },
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:every line was answered",
      "1:with --fail-on-refused, a request need not be granted, or not yet",
      "2:a line was bad, or a file or the public holidays could not be read"
    })
final class RequestCommand implements Callable<Integer> {

  @Spec private @Nullable CommandSpec spec;

  @ParentCommand private @Nullable Privacy privacy;

  @Mixin private AnswerOptions options = new AnswerOptions();

  @Parameters(
      paramLabel = "REQUESTS",
      description = "The file of requests, one JSON object a line; - for standard input.")
  private String requests = "-";

  @Option(
      names = "--fail-on-refused",
      description = "Exit with 1 if any request need not be granted in whole, or not yet.")
  private boolean failOnRefused;

  private final LongAdder refused = new LongAdder();

  @Override
  public Integer call() throws IOException {
    PrivacyEngine engine = options.engine().holidays(Holidays.standard()).build();
    RequestReader reader = new RequestReader(engine::vocabulary);
    PrintWriter err = Objects.requireNonNull(spec).commandLine().getErr();
    long bad =
        new EachLine(Objects.requireNonNull(privacy).out(), err, "requests", "terms")
            .answer(
                requests,
                asked -> {
                  while (asked.next()) {
                    answer(engine, reader, asked);
                  }
                });
    if (bad > 0) {
      return Privacy.UNUSABLE;
    }
    return failOnRefused && refused.sum() > 0 ? Privacy.ANSWERED_NO : Privacy.OK;
  }

  private void answer(PrivacyEngine engine, RequestReader reader, EachLine.Asked asked) {
    Optional<String> text = asked.line().text();
    if (text.isEmpty()) {
      asked.bad(1, asked.line().trouble());
      return;
    }
    SubjectRequest request;
    RequestTerms terms;
    try {
      request = reader.read(text.get());
      terms = engine.terms(request);
    } catch (LineFormatException wrong) {
      asked.bad(wrong.column(), wrong.getMessage());
      return;
    } catch (IllegalArgumentException unfit) { // days and the time asked for: of the whole line
      asked.bad(1, unfit.getMessage());
      return;
    }
    if (terms.answer() != Answer.GRANT) {
      refused.increment();
    }
    asked
        .answers()
        .writeBytes(
            options.isJson()
                ? (TermsWriter.write(terms) + "\n").getBytes(StandardCharsets.UTF_8)
                : AnswerOptions.text(asked.number(), request.about().ref(), terms.explain()));
  }
}
