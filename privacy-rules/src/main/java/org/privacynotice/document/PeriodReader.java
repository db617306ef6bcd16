package org.privacynotice.document;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.privacynotice.retention.RetentionPeriod;
import org.privacynotice.vocabulary.Fact;
import org.privacynotice.vocabulary.FactType;

/** Reads retention periods. */
final class PeriodReader {

  static final String BY_SCHEDULE = "by-schedule";
  static final String NEVER = "never";

  /** The longest period that a file may name, in each unit; none is meant to be longer. */
  static final int MOST = 10_000;

  private static final List<String> FORMS =
      List.of("end-of-financial-year", "end-of-calendar-year", "earliest", "latest");
  private static final List<String> UNITS = List.of("days", "weeks", "months", "years");

  private final Findings findings;
  private final Names names;

  PeriodReader(Findings findings, Names names) {
    this.findings = findings;
    this.names = names;
  }

  /** The period; empty where it cannot be read, which is found. */
  Optional<RetentionPeriod> read(Yaml yaml) {
    return read(yaml, 1);
  }

  private Optional<RetentionPeriod> read(Yaml yaml, int depth) {
    if (depth > ConditionReader.DEEPEST) {
      findings.error(
          yaml.place(), "this period is nested more than " + ConditionReader.DEEPEST + " deep");
      return Optional.empty();
    }
    if (yaml instanceof Yaml.Scalar scalar) {
      return word(scalar);
    }
    if (!(yaml instanceof Yaml.Mapping)) {
      findings.error(yaml.place(), "a period is a word or keys with values, " + yaml.instead());
      return Optional.empty();
    }
    Fields fields =
        new Fields(
            yaml,
            findings,
            "days",
            "weeks",
            "months",
            "years",
            "after",
            "end-of-financial-year",
            "end-of-calendar-year",
            "earliest",
            "latest");
    List<String> forms = FORMS.stream().filter(fields::has).toList();
    boolean plus = fields.has("after") || UNITS.stream().anyMatch(fields::has);
    if (forms.size() + (plus ? 1 : 0) > 1) {
      findings.error(
          yaml.place(),
          "a period has one form, and here are two",
          "put one in the other, as in {years: 2, after: {end-of-financial-year: permit-ended}}");
      return Optional.empty();
    }
    for (RetentionPeriod.Year year : RetentionPeriod.Year.values()) {
      if (fields.has(year.id())) {
        return fields
            .part(year.id())
            .flatMap(of -> read(of, depth + 1))
            .map(of -> new RetentionPeriod.EndOfYear(of, year));
      }
    }
    if (fields.has("earliest")) {
      return several(fields.part("earliest"), depth).map(RetentionPeriod.Earliest::new);
    }
    if (fields.has("latest")) {
      return several(fields.part("latest"), depth).map(RetentionPeriod.Latest::new);
    }
    return plus(fields, depth);
  }

  private Optional<RetentionPeriod> word(Yaml.Scalar scalar) {
    if (scalar.value().isEmpty()) {
      findings.error(scalar.place(), "nothing is written here");
      return Optional.empty();
    }
    if (scalar.value().equals(BY_SCHEDULE)) {
      return Optional.of(new RetentionPeriod.BySchedule());
    }
    if (scalar.value().equals(NEVER)) {
      return Optional.of(new RetentionPeriod.Never());
    }
    Fact fact = names.facts.get(scalar.value());
    if (fact != null && fact.type() == FactType.EVENT) {
      return Optional.of(new RetentionPeriod.Event(fact.id()));
    }
    List<String> known = new ArrayList<>(List.of(BY_SCHEDULE, NEVER));
    names.facts.values().stream()
        .filter(each -> each.type() == FactType.EVENT)
        .map(Fact::id)
        .forEach(known::add);
    findings.unknown(
        scalar.place(),
        "there is no event or period " + YamlSource.quoted(scalar.value()),
        scalar.value(),
        known);
    return Optional.empty();
  }

  private Optional<ImmutableList<RetentionPeriod>> several(Optional<Yaml> yaml, int depth) {
    List<RetentionPeriod> periods = new ArrayList<>();
    yaml.ifPresent(
        value ->
            Fields.items(value).forEach(item -> read(item, depth + 1).ifPresent(periods::add)));
    if (yaml.map(value -> Fields.items(value).size()).orElse(0) < 2) {
      yaml.ifPresent(value -> findings.error(value.place(), "here should be two or more periods"));
    }
    return periods.size() < 2 ? Optional.empty() : Optional.of(ImmutableList.copyOf(periods));
  }

  private Optional<RetentionPeriod> plus(Fields fields, int depth) {
    List<RetentionPeriod.Unit> units =
        Arrays.stream(RetentionPeriod.Unit.values()).filter(unit -> fields.has(unit.id())).toList();
    if (units.size() != 1 || !fields.has("after")) {
      findings.error(
          fields.place(),
          "a period is so long after another",
          "as in {years: 6, after: permit-ended}");
      return Optional.empty();
    }
    RetentionPeriod.Unit unit = units.get(0);
    Optional<Integer> amount = fields.number(unit.id(), 1, MOST);
    Optional<RetentionPeriod> from = fields.part("after").flatMap(of -> read(of, depth + 1));
    return amount.isEmpty() || from.isEmpty()
        ? Optional.empty()
        : Optional.of(new RetentionPeriod.Plus(from.get(), amount.get(), unit));
  }
}
