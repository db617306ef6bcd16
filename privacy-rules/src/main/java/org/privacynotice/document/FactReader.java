package org.privacynotice.document;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.privacynotice.vocabulary.Fact;
import org.privacynotice.vocabulary.FactType;
import org.privacynotice.vocabulary.FactValue;
import org.privacynotice.vocabulary.Identifier;

/** Reads declarations of facts, and values of declared ones. */
final class FactReader {

  private final Findings findings;

  FactReader(Findings findings) {
    this.findings = findings;
  }

  Optional<Fact> read(Yaml.Entry entry) {
    Fields fields = new Fields(entry, findings, "type", "ask", "stated-by", "values", "presumed");
    Optional<String> ask = fields.requiredText("ask", "the question in plain words");
    if (fields.lacks("type")) {
      findings.error(
          fields.place(),
          "key `type` is missing",
          "yes-no, attested, judgement, named, event or reference");
    }
    Optional<FactType> type = fields.oneOf("type", List.of(FactType.values()), FactType::id);
    Optional<Fact.StatedBy> by =
        fields.has("stated-by")
            ? fields.oneOf(
                "stated-by",
                List.of(Fact.StatedBy.values()),
                each -> each.name().toLowerCase(Locale.ROOT))
            : Optional.of(Fact.StatedBy.CASE);
    List<String> values = values(fields);
    if (ConditionReader.TESTS.contains(entry.key().value())) {
      findings.error(
          entry.key().place(),
          "`" + entry.key().value() + "` is the name of a test, not of a fact");
      return Optional.empty();
    }
    boolean listed = !fields.list("values").isEmpty();
    if (type.isPresent() && (type.get() == FactType.NAMED) != listed) {
      findings.error(fields.placeOf("values"), "named facts, and only they, list their values");
      return Optional.empty();
    }
    if (listed && values.isEmpty()) {
      return Optional.empty();
    }
    if (ask.isEmpty() || type.isEmpty() || by.isEmpty()) {
      return Optional.empty();
    }
    Fact plain =
        Fact.builder()
            .id(entry.key().value())
            .type(type.get())
            .ask(ask.get())
            .statedBy(by.get())
            .addAllValues(values)
            .build();
    return Optional.of(presumed(plain, fields));
  }

  private List<String> values(Fields fields) {
    List<String> values = new ArrayList<>();
    for (Yaml item : fields.list("values")) {
      Optional<Yaml.Scalar> scalar = fields.scalar(item);
      if (scalar.isPresent() && Identifier.isReference(scalar.get().value())) {
        values.add(scalar.get().value());
      } else if (scalar.isPresent()) {
        findings.error(item.place(), "a value is letters, digits and ./:_-, at most 64 characters");
      }
    }
    return values;
  }

  private Fact presumed(Fact plain, Fields fields) {
    Optional<Yaml> part = fields.part("presumed");
    if (part.isEmpty()) {
      return plain;
    }
    Fields presumed = new Fields(part.get(), findings, "value", "because");
    Optional<String> because = presumed.requiredText("because", "why that is fair to take");
    Optional<FactValue> value = presumed.part("value").flatMap(yaml -> presumedValue(plain, yaml));
    if (presumed.lacks("value")) {
      findings.error(presumed.place(), "key `value` is missing: what is presumed");
    }
    if (because.isEmpty() || value.isEmpty()) {
      return plain;
    }
    return Fact.builder()
        .id(plain.id())
        .type(plain.type())
        .ask(plain.ask())
        .statedBy(plain.statedBy())
        .addAllValues(plain.values())
        .presumed(new Fact.Presumption(value.get(), because.get()))
        .build();
  }

  /** Of a judgement the bare yes may be presumed, though nobody may state it without a record. */
  private Optional<FactValue> presumedValue(Fact fact, Yaml yaml) {
    boolean bareYes =
        fact.type() == FactType.JUDGEMENT
            && yaml instanceof Yaml.Scalar scalar
            && scalar.value().equals("true");
    return bareYes ? Optional.of(FactValue.YES) : value(fact, yaml);
  }

  /** The value of a fact as a file states it. */
  Optional<FactValue> value(Fact fact, Yaml yaml) {
    if (fact.type() == FactType.JUDGEMENT && yaml instanceof Yaml.Mapping) {
      return judged(yaml);
    }
    if (!(yaml instanceof Yaml.Scalar scalar)) {
      findings.error(
          yaml.place(),
          "fact `" + fact.id() + "` takes " + fact.expected() + ", " + yaml.instead());
      return Optional.empty();
    }
    try {
      return Optional.of(
          switch (scalar.value()) {
            case "true" -> fact.valueOf(true);
            case "false" -> fact.valueOf(false);
            default -> fact.valueOf(scalar.value());
          });
    } catch (IllegalArgumentException refused) {
      findings.error(scalar.place(), String.valueOf(refused.getMessage()));
      return Optional.empty();
    }
  }

  private Optional<FactValue> judged(Yaml yaml) {
    Fields fields = new Fields(yaml, findings, "by", "on", "in");
    Optional<String> by = fields.requiredText("by", "who judged it, a role or a reference");
    Optional<String> in = fields.requiredText("in", "where it is written down");
    if (fields.lacks("on")) {
      findings.error(fields.place(), "key `on` is missing: the day on which it was judged");
    }
    Optional<LocalDate> on = fields.day("on");
    if (by.isEmpty() || on.isEmpty() || in.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(new FactValue.Judged(by.get(), on.get(), in.get()));
    } catch (IllegalArgumentException refused) {
      findings.error(yaml.place(), String.valueOf(refused.getMessage()));
      return Optional.empty();
    }
  }
}
