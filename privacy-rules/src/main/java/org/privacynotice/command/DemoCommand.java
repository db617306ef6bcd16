package org.privacynotice.command;

import com.google.common.base.Splitter;
import com.google.common.base.Strings;
import com.google.common.collect.HashMultiset;
import com.google.common.collect.Multiset;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.privacynotice.action.Share;
import org.privacynotice.decision.Decision;
import org.privacynotice.decision.Duty;
import org.privacynotice.decision.Ground;
import org.privacynotice.decision.Remedy;
import org.privacynotice.document.Bundled;
import org.privacynotice.engine.PrivacyEngine;
import org.privacynotice.exchange.ActionReader;
import org.privacynotice.log.DecisionLog;
import org.privacynotice.notice.Clause;
import org.privacynotice.notice.Notice;
import org.privacynotice.vocabulary.Activity;
import org.privacynotice.vocabulary.Processor;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Plays a bundled day at the contact centre. */
@Command(
    description =
        "Plays a bundled day at the contact centre: what was asked, what was decided, and why.",
    mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {

  private static final int WIDTH = 100;
  private static final int INDENT = 13;
  private static final ZoneId LONDON = ZoneId.of("Europe/London");
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).withZone(LONDON);

  @Spec private @Nullable CommandSpec spec;

  private final Multiset<Ground> grounds = HashMultiset.create();
  private final Multiset<Activity> activities = HashMultiset.create();
  private final Set<String> systems = new TreeSet<>();
  private final Set<String> clauses = new TreeSet<>();

  @Override
  public Integer call() {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    Notice notice = Bundled.notice("contact-centre");
    PrivacyEngine engine =
        PrivacyEngine.builder()
            .notice(notice)
            .deployment(Bundled.demoDeployment())
            .log(DecisionLog.none())
            .build();
    out.print("A day at the contact centre of the " + notice.controller().name() + "\n");
    out.print("decided by its notice of " + notice.version() + " and UK data protection law\n\n");
    ActionReader reader = new ActionReader(engine::vocabulary);
    new String(Bundled.demoDay(), StandardCharsets.UTF_8)
        .lines()
        .forEach(line -> play(engine.decide(reader.read(line)), out));
    newsletter(out);
    summary(notice, out);
    return Privacy.OK;
  }

  /** A second notice, which claims a lawful basis that the law bars to a council. */
  private void newsletter(PrintWriter out) {
    Notice notice = Bundled.notice("community-newsletter");
    PrivacyEngine engine = PrivacyEngine.builder().notice(notice).log(DecisionLog.none()).build();
    out.print("And a notice that claims what the law bars: " + notice.title() + "\n\n");
    play(
        engine.decide(
            engine.use("email").purpose("newsletter").at(Instant.parse("2026-11-23T17:30:00Z"))),
        out);
  }

  private void play(Decision decision, PrintWriter out) {
    grounds.add(decision.ground());
    activities.add(decision.action().activity());
    if (decision.action() instanceof Share share) {
      systems.add(share.recipient());
    }
    decision.clauses().stream().map(Clause::id).forEach(clauses::add);
    String head = CLOCK.format(decision.at()) + "  " + mark(decision.ground());
    out.print(head + wrapped(decision.why()) + "\n");
    for (Duty duty : decision.duties()) {
      out.print(" ".repeat(INDENT) + wrapped(heading(duty) + duty.text()) + "\n");
    }
    firstRemedy(decision)
        .ifPresent(
            remedy -> out.print(" ".repeat(INDENT) + wrapped("Would help: " + remedy) + "\n"));
    decision.until().ifPresent(day -> out.print(" ".repeat(INDENT) + period(decision, day) + "\n"));
    out.print("\n");
  }

  /** What the retention period alone says; something else may forbid keeping the data. */
  private static String period(Decision decision, LocalDate last) {
    boolean over = LocalDate.ofInstant(decision.at(), LONDON).isAfter(last);
    return "The retention period " + (over ? "ended on " : "runs until ") + last + ".";
  }

  private static String heading(Duty duty) {
    if (!duty.owed()) {
      return "Duty: ";
    }
    return duty.open().isEmpty() ? "Owed now: " : "Maybe owed: ";
  }

  private static String mark(Ground ground) {
    return switch (ground) {
      case PERMITTED -> "yes   ";
      case UNDETERMINED -> "ask   ";
      default -> "no    ";
    };
  }

  private static Optional<String> firstRemedy(Decision decision) {
    List<Remedy> remedies = decision.remedies();
    if (remedies.isEmpty()) {
      return Optional.empty();
    }
    int others = remedies.size() - 1;
    String more = others == 0 ? "" : " (or " + Counted.of(others, "other way", "other ways") + ")";
    return Optional.of(decision.words(remedies.get(0)) + more + ".");
  }

  private static String wrapped(String text) {
    StringBuilder out = new StringBuilder();
    int column = INDENT;
    for (String word : Splitter.on(' ').split(text)) {
      if (column + 1 + word.length() > WIDTH && column > INDENT) {
        out.append('\n').append(" ".repeat(INDENT));
        column = INDENT;
      } else if (column > INDENT) {
        out.append(' ');
        column++;
      }
      out.append(word);
      column += word.length();
    }
    return out.toString();
  }

  private void summary(Notice notice, PrintWriter out) {
    out.print("Summary\n");
    for (Ground ground : Ground.values()) {
      if (grounds.contains(ground)) {
        out.print("  " + Strings.padEnd(ground.id(), 16, ' ') + grounds.count(ground) + "\n");
      }
    }
    out.print("  " + Strings.padEnd("decisions", 16, ' ') + grounds.size() + "\n");
    for (Activity activity : Activity.values()) {
      out.print("  " + Strings.padEnd(activity.id(), 16, ' ') + activities.count(activity) + "\n");
    }
    long touched =
        notice.processors().stream().map(Processor::id).filter(systems::contains).count();
    out.print(
        "  "
            + Strings.padEnd("systems asked", 16, ' ')
            + touched
            + " of "
            + notice.processors().size()
            + "\n");
    out.print("  " + Strings.padEnd("clauses at work", 16, ' ') + clauses.size() + "\n");
  }
}
