package org.privacynotice.command;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.privacynotice.document.Bundled;
import org.privacynotice.document.Finding;
import org.privacynotice.document.Reading;
import org.privacynotice.engine.NoticeReview;
import org.privacynotice.notice.Deployment;
import org.privacynotice.notice.Notice;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Finds what is wrong with a notice, and what is good to know about it. */
@Command(
    name = "check",
    description = "Prints every finding about a notice: errors, and notes on gaps.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:no errors", "1:errors", "2:a file could not be read"})
final class CheckCommand implements Callable<Integer> {

  @Spec private @Nullable CommandSpec spec;

  @Parameters(
      paramLabel = "NOTICE",
      description = "The notice's file, or the id of a bundled notice.")
  private String notice = "";

  @Option(
      names = "--deployment",
      paramLabel = "FILE",
      description = "What one council adds to the notice.")
  private @Nullable String deployment;

  @Override
  public Integer call() {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    List<Finding> findings = new ArrayList<>();
    Reading<Notice> reading =
        Chosen.isBundled(notice) ? Bundled.reading(notice) : Chosen.reading(notice);
    if (reading.document().isPresent()) {
      Notice read = reading.document().get();
      Optional<Reading<Deployment>> added =
          Optional.ofNullable(deployment).map(file -> Chosen.deployment(file, read));
      reading =
          reading.with(NoticeReview.of(read, Bundled.law(), added.flatMap(Reading::document)));
      added.ifPresent(each -> findings.addAll(each.findings()));
    }
    findings.addAll(0, reading.findings());
    findings.forEach(finding -> out.print(finding.render() + "\n"));
    long errors =
        findings.stream().filter(each -> each.severity() == Finding.Severity.ERROR).count();
    long notes = findings.size() - errors;
    out.print(
        "%s: %s, %s\n"
            .formatted(
                notice, Counted.of(errors, "error", "errors"), Counted.of(notes, "note", "notes")));
    return errors == 0 ? Privacy.OK : Privacy.ANSWERED_NO;
  }
}
