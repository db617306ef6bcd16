package org.privacynotice.document;

import com.google.common.collect.ImmutableSortedSet;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.privacynotice.notice.RetentionEntry;
import org.privacynotice.retention.RetentionPeriod;
import org.privacynotice.vocabulary.Citation;
import org.privacynotice.vocabulary.Fact;
import org.privacynotice.vocabulary.FactType;
import org.privacynotice.vocabulary.Identifier;

/** Reads how long which records are kept: a notice's section, or a deployment's schedule. */
final class RetentionReader {

  /** More pairs than these are not compared with one another. */
  private static final int MOST_GOVERNED = 100_000;

  private final Findings findings;
  private final Names names;
  private final Map<String, Place> places;

  RetentionReader(Findings findings, Names names, Map<String, Place> places) {
    this.findings = findings;
    this.names = names;
    this.places = places;
  }

  /**
   * The entries of the section.
   *
   * @param prefix what their clauses' ids begin with
   * @param records the kinds of record that they may name
   */
  List<RetentionEntry> read(Fields fields, String prefix, Set<String> records) {
    PeriodReader periods = new PeriodReader(findings, names);
    ClauseReader clauses = new ClauseReader(findings, names);
    List<RetentionEntry> retention = new ArrayList<>();
    Set<List<String>> governed = new HashSet<>();
    for (Yaml.Entry entry : fields.named("retention", "retention entry")) {
      places.put(prefix + entry.key().value(), entry.key().place());
      names.retentionClauses.add(prefix + entry.key().value());
      Fields parts =
          new Fields(entry, findings, "records", "for", "until", "disposal", "gloss", "sources");
      parts.namesSomething("records");
      parts.namesSomething("for");
      ImmutableSortedSet<String> kinds = parts.ids("records", "kind of record", records);
      ImmutableSortedSet<String> purposes = parts.ids("for", "purpose", names.purposes);
      if (parts.lacks("until")) {
        findings.error(parts.place(), "key `until` is missing", "a period, or by-schedule");
      }
      Optional<RetentionPeriod> until = parts.part("until").flatMap(periods::read);
      Optional<String> gloss = parts.requiredText("gloss", "one sentence that says how long");
      List<Citation> sources = clauses.sources(parts);
      overlaps(kinds, purposes, governed, entry.key());
      if (until.isPresent() && gloss.isPresent() && !sources.isEmpty()) {
        retention.add(
            RetentionEntry.builder()
                .id(entry.key().value())
                .addAllRecords(kinds)
                .addAllPurposes(purposes)
                .until(until.get())
                .putAllDisposal(disposal(parts))
                .gloss(gloss.get())
                .addAllSources(sources)
                .build());
      }
    }
    return retention;
  }

  /** One way for any medium, or one for each. */
  private Map<String, String> disposal(Fields parts) {
    Optional<Yaml> yaml = parts.part("disposal");
    if (yaml.isEmpty()) {
      return Map.of();
    }
    if (yaml.get() instanceof Yaml.Scalar) {
      return method(parts, "disposal")
          .map(method -> Map.of(RetentionEntry.ANY_MEDIUM, method))
          .orElse(Map.of());
    }
    Fact medium = names.facts.get(RetentionEntry.MEDIUM);
    if (medium == null || medium.type() != FactType.NAMED) {
      findings.error(
          parts.placeOf("disposal"),
          "no named fact `" + RetentionEntry.MEDIUM + "` says what records may be on",
          "declare it under `facts`, with its values");
      return Map.of();
    }
    Map<String, String> disposal = new TreeMap<>();
    Fields media = new Fields(yaml.get(), findings, medium.values().toArray(String[]::new));
    for (String each : medium.values()) {
      method(media, each).ifPresent(method -> disposal.put(each, method));
    }
    return disposal;
  }

  private Optional<String> method(Fields fields, String key) {
    Optional<String> method = fields.text(key);
    if (method.isPresent() && !Identifier.isId(method.get())) {
      findings.error(
          fields.placeOfValue(key),
          "a way of disposal is one word of lower-case letters and inner hyphens",
          "as in confidential-destruction or anonymisation");
      return Optional.empty();
    }
    return method;
  }

  /** No two entries may govern the same record for the same purpose. */
  private void overlaps(
      Set<String> kinds, Set<String> purposes, Set<List<String>> governed, Yaml.Scalar entry) {
    long pairs = Math.max(1L, kinds.size()) * Math.max(1L, purposes.size());
    if (governed.size() + pairs > MOST_GOVERNED) {
      findings.error(
          entry.place(),
          "retention entries up to here govern more than "
              + MOST_GOVERNED
              + " pairs of record and purpose",
          "leave `records` or `for` out");
      return;
    }
    for (String kind : kinds.isEmpty() ? Set.of("") : kinds) {
      for (String purpose : purposes.isEmpty() ? Set.of("") : purposes) {
        if (!governed.add(List.of(kind, purpose))) {
          findings.error(
              entry.place(),
              "two retention entries govern the same records, `"
                  + entry.value()
                  + "` and one before it",
              "tell them apart by `records` or `for`");
          return;
        }
      }
    }
  }
}
