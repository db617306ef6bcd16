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
import org.privacynotice.engine.Timeline;
import org.privacynotice.notice.Deployment;
import org.privacynotice.notice.Notice;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Finds what is wrong with a notice, and what is good to know about it. */
@Command(
    description = {
      "Prints every finding about a notice: errors, and notes on gaps.",
      "Of more than one version, also what does not fit among them."
    },
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:no errors", "1:errors", "2:a file could not be read"})
final class CheckCommand implements Callable<Integer> {

  @Spec private @Nullable CommandSpec spec;

  @Parameters(
      paramLabel = "NOTICE",
      arity = "1..*",
      description = "The notice's file, or the id of a bundled notice.")
  private List<String> notices = new ArrayList<>();

  @Option(
      names = "--deployment",
      paramLabel = "FILE",
      description = "What one council adds to the notice.")
  private @Nullable String deployment;

  private long errors;

  @Override
  public Integer call() {
    List<Reading<Notice>> readings = notices.stream().map(Chosen::reading).toList();
    List<Notice> versions =
        readings.stream().flatMap(reading -> reading.document().stream()).toList();
    Optional<Reading<Deployment>> added =
        versions.isEmpty()
            ? Optional.empty()
            : Optional.ofNullable(deployment).map(file -> Chosen.deployment(file, versions));
    for (int i = 0; i < readings.size(); i++) {
      print(notices.get(i), reviewed(readings.get(i), added.flatMap(Reading::document)).findings());
    }
    added.ifPresent(reading -> print(String.valueOf(deployment), reading.findings()));
    if (readings.size() > 1) {
      timeline(readings, versions);
    }
    return errors == 0 ? Privacy.OK : Privacy.ANSWERED_NO;
  }

  private static Reading<Notice> reviewed(
      Reading<Notice> reading, Optional<Deployment> deployment) {
    return reading
        .document()
        .map(notice -> reading.with(NoticeReview.of(notice, Bundled.law(), deployment)))
        .orElse(reading);
  }

  /** What does not fit among the versions; nothing of it is sure while one cannot be read. */
  private void timeline(List<Reading<Notice>> readings, List<Notice> versions) {
    if (versions.size() < readings.size()) {
      out().print("timeline: not looked at before every version can be read\n");
    } else {
      print(
          "timeline of " + versions.get(0).id(),
          Timeline.of(versions).findings().stream()
              .map(found -> readings.get(found.place()).placed(found.remark()))
              .toList());
    }
  }

  private PrintWriter out() {
    return Objects.requireNonNull(spec).commandLine().getOut();
  }

  private void print(String about, List<Finding> findings) {
    PrintWriter out = out();
    findings.forEach(finding -> out.print(finding.render() + "\n"));
    long wrong =
        findings.stream().filter(each -> each.severity() == Finding.Severity.ERROR).count();
    errors += wrong;
    out.print(
        "%s: %s, %s\n"
            .formatted(
                about,
                Counted.of(wrong, "error", "errors"),
                Counted.of(findings.size() - wrong, "note", "notes")));
  }
}
