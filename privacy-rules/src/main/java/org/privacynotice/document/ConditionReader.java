package org.privacynotice.document;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedSet;
import com.google.common.collect.Sets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.privacynotice.notice.Condition;
import org.privacynotice.vocabulary.Controller;
import org.privacynotice.vocabulary.Fact;
import org.privacynotice.vocabulary.FactType;

/** Reads conditions. */
final class ConditionReader {

  /** The words that are no fact's id, because they stand for a test of their own. */
  static final Set<String> TESTS =
      Set.of(
          "all",
          "any",
          "not",
          "purpose",
          "with",
          "instructions",
          "period",
          "governed-by",
          "controller",
          "since");

  /** How deep conditions and periods may be nested. */
  static final int DEEPEST = 8;

  private final Findings findings;
  private final Names names;

  ConditionReader(Findings findings, Names names) {
    this.findings = findings;
    this.names = names;
  }

  /** The condition; empty where it cannot be read, which is found. */
  Optional<Condition> read(Yaml yaml) {
    return read(yaml, 1);
  }

  private Optional<Condition> read(Yaml yaml, int depth) {
    if (depth > DEEPEST) {
      findings.error(
          yaml.place(),
          "this condition is nested more than " + DEEPEST + " deep",
          "split the clause");
      return Optional.empty();
    }
    if (yaml instanceof Yaml.Scalar scalar) {
      return holds(scalar);
    }
    if (yaml instanceof Yaml.Mapping mapping && mapping.entries().size() == 1) {
      return test(mapping.entries().get(0), depth);
    }
    findings.error(
        yaml.place(),
        "a condition is a fact or one test",
        "several are joined by `all` or `any`, as in {all: [needed, {basis: consent}]}");
    return Optional.empty();
  }

  private Optional<Condition> holds(Yaml.Scalar scalar) {
    if (scalar.value().isEmpty()) {
      findings.error(scalar.place(), "nothing is written here");
      return Optional.empty();
    }
    Optional<Fact> fact = fact(scalar);
    if (fact.isPresent() && fact.get().type() == FactType.NAMED) {
      findings.error(
          scalar.place(),
          "fact `" + scalar.value() + "` is one of several values",
          "say which: {" + scalar.value() + ": " + fact.get().values().first() + "}");
      return Optional.empty();
    }
    return fact.map(known -> new Condition.Holds(known.id()));
  }

  private Optional<Fact> fact(Yaml.Scalar scalar) {
    Fact fact = names.facts.get(scalar.value());
    if (fact == null) {
      findings.unknown(
          scalar.place(),
          "there is no fact or test " + YamlSource.quoted(scalar.value()),
          scalar.value(),
          Sets.union(names.facts.keySet(), TESTS));
    }
    return Optional.ofNullable(fact);
  }

  private Optional<Condition> test(Yaml.Entry entry, int depth) {
    Yaml value = entry.value();
    return switch (entry.key().value()) {
      case "all" -> parts(value, depth).map(Condition.All::new);
      case "any" -> parts(value, depth).map(Condition.Some::new);
      case "not" -> read(value, depth + 1).map(Condition.Not::new);
      case "purpose" -> ids(value, "purpose", names.purposes).map(Condition.ForPurpose::new);
      case "with" -> ids(value, "recipient", names.parties).map(Condition.WithParty::new);
      case "instructions" ->
          word(entry, List.of(Condition.Say.values()), Condition.Say::id)
              .map(Condition.Instructions::new);
      case "period" ->
          word(entry, List.of("over"), word -> word).map(word -> new Condition.PeriodOver());
      case "governed-by" ->
          fields(entry)
              .id(value, "retention entry", names.retentionClauses)
              .map(Condition.Governs::new);
      case "controller" ->
          word(entry, List.of(Controller.Kind.values()), Controller.Kind::id)
              .map(Condition.ControllerIs::new);
      case "since" -> fields(entry).day(value).map(Condition.Since::new);
      default -> oneOf(entry);
    };
  }

  private Fields fields(Yaml.Entry entry) {
    return new Fields(
        new Yaml.Mapping(ImmutableList.of(entry), entry.key().place()),
        findings,
        entry.key().value());
  }

  private <T> Optional<T> word(Yaml.Entry entry, List<T> values, Function<T, String> id) {
    return fields(entry).oneOf(entry.key().value(), values, id);
  }

  private Optional<ImmutableList<Condition>> parts(Yaml value, int depth) {
    if (!(value instanceof Yaml.Sequence sequence) || sequence.items().isEmpty()) {
      findings.error(value.place(), "here should be a list of conditions");
      return Optional.empty();
    }
    List<Condition> parts = new ArrayList<>();
    sequence.items().forEach(item -> read(item, depth + 1).ifPresent(parts::add));
    return Optional.of(ImmutableList.copyOf(parts));
  }

  private Optional<ImmutableSortedSet<String>> ids(Yaml value, String kind, Set<String> known) {
    ImmutableSortedSet.Builder<String> ids = ImmutableSortedSet.naturalOrder();
    Fields reader = new Fields(new Yaml.Mapping(ImmutableList.of(), value.place()), findings);
    ids.addAll(reader.ids(Fields.items(value), kind, known));
    ImmutableSortedSet<String> found = ids.build();
    namesSomething(value);
    return found.isEmpty() ? Optional.empty() : Optional.of(found);
  }

  private void namesSomething(Yaml value) {
    if (Fields.items(value).isEmpty()) {
      findings.error(value.place(), "this test names nothing");
    }
  }

  private Optional<Condition> oneOf(Yaml.Entry entry) {
    Optional<Fact> fact = fact(entry.key());
    if (fact.isEmpty()) {
      return Optional.empty();
    }
    if (fact.get().type() != FactType.NAMED) {
      findings.error(
          entry.key().place(),
          "fact `" + fact.get().id() + "` has no named values",
          "write `" + fact.get().id() + "` alone, or {not: " + fact.get().id() + "}");
      return Optional.empty();
    }
    return values(entry, fact.get()).map(values -> new Condition.OneOf(fact.get().id(), values));
  }

  private Optional<ImmutableSortedSet<String>> values(Yaml.Entry entry, Fact fact) {
    ImmutableSortedSet.Builder<String> values = ImmutableSortedSet.naturalOrder();
    for (Yaml item : Fields.items(entry.value())) {
      Optional<Yaml.Scalar> scalar = fields(entry).scalar(item);
      if (scalar.isPresent() && fact.values().contains(scalar.get().value())) {
        values.add(scalar.get().value());
      } else if (scalar.isPresent()) {
        String value = scalar.get().value();
        findings.unknown(
            item.place(),
            "fact `" + fact.id() + "` has no value " + YamlSource.quoted(value),
            value,
            fact.values());
      }
    }
    ImmutableSortedSet<String> found = values.build();
    namesSomething(entry.value());
    return found.isEmpty() ? Optional.empty() : Optional.of(found);
  }
}
