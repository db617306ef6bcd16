package org.privacynotice.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.privacynotice.notice.InForce;
import org.privacynotice.notice.TimeLimit;
import org.privacynotice.vocabulary.Citation;
import org.privacynotice.vocabulary.Right;

/** Reads how soon requests of people are answered: the law's time limits, a notice's promises. */
final class TimeLimitReader {

  private final Findings findings;
  private final Map<String, Place> places;
  private final ClauseReader clauses;

  TimeLimitReader(Findings findings, Names names, Map<String, Place> places) {
    this.findings = findings;
    this.places = places;
    this.clauses = new ClauseReader(findings, names);
  }

  /** The time limits of the section. */
  List<TimeLimit> read(Fields fields) {
    List<TimeLimit> limits = new ArrayList<>();
    for (Yaml.Entry entry : fields.named("time-limits", "time limit")) {
      places.put("time-limits/" + entry.key().value(), entry.key().place());
      read(entry).ifPresent(limits::add);
    }
    return limits;
  }

  private Optional<TimeLimit> read(Yaml.Entry entry) {
    Fields fields =
        new Fields(
            entry,
            findings,
            "on",
            "within",
            "extension",
            "waits",
            "pauses",
            "rolls",
            "in-force",
            "gloss",
            "sources");
    if (fields.lacks("on")) {
      findings.error(
          fields.place(), "it does not say which request it is about", "as in on: [access]");
    }
    if (fields.lacks("within")) {
      findings.error(fields.place(), "key `within` is missing", "as in {months: 1} or {days: 30}");
    }
    List<Right> rights = clauses.rights(fields);
    List<Right> pauses = fields.someOf("pauses", List.of(Right.values()), Right::id);
    Optional<TimeLimit.Length> within = fields.part("within").flatMap(this::length);
    Optional<TimeLimit.Length> extension = fields.part("extension").flatMap(this::length);
    Optional<InForce> inForce = clauses.inForce(fields);
    Optional<Boolean> waits = fields.flag("waits");
    Optional<Boolean> rolls = fields.flag("rolls");
    Optional<String> gloss = fields.requiredText("gloss", "one sentence that says how soon");
    List<Citation> sources = clauses.sources(fields);
    if (rights.isEmpty() || within.isEmpty() || gloss.isEmpty() || sources.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          TimeLimit.builder()
              .id(entry.key().value())
              .addAllRights(rights)
              .within(within.get())
              .extension(extension)
              .waits(waits.orElse(false))
              .addAllPauses(pauses)
              .rolls(rolls.orElse(false))
              .inForce(inForce.orElse(InForce.ALWAYS))
              .gloss(gloss.get())
              .addAllSources(sources)
              .build());
    } catch (IllegalArgumentException refused) {
      findings.error(fields.place(), String.valueOf(refused.getMessage()));
      return Optional.empty();
    }
  }

  private Optional<TimeLimit.Length> length(Yaml yaml) {
    Fields length = new Fields(yaml, findings, "days", "months");
    if (length.has("days") == length.has("months")) {
      findings.error(
          length.place(), "a length is so many days or so many months", "as in {days: 30}");
      return Optional.empty();
    }
    return length.has("days")
        ? length.number("days", 1, TimeLimit.MAX_DAYS).map(TimeLimit.Length::days)
        : length.number("months", 1, TimeLimit.MAX_MONTHS).map(TimeLimit.Length::months);
  }
}
