package org.privacynotice.document;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedSet;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.privacynotice.vocabulary.Identifier;

/**
 * The keys of one part of a file, read one after the other; what is not as it should be becomes a
 * finding.
 */
final class Fields {

  private final Findings findings;
  private final Place place;
  private final boolean keyed;
  private final List<Yaml.Entry> entries = new ArrayList<>();

  /** The keys of a part; keys that it may not have are found. */
  Fields(Yaml yaml, Findings findings, String... known) {
    this(yaml, yaml.place(), findings, known);
  }

  /** The keys of a named part, whose name is the place of what is missing in it. */
  Fields(Yaml.Entry entry, Findings findings, String... known) {
    this(entry.value(), entry.key().place(), findings, known);
  }

  private Fields(Yaml yaml, Place place, Findings findings, String... known) {
    this.findings = findings;
    this.place = place;
    this.keyed = yaml instanceof Yaml.Mapping;
    if (!(yaml instanceof Yaml.Mapping mapping)) {
      findings.error(yaml.place(), "here should be keys with values, " + yaml.instead());
      return;
    }
    List<String> names = Arrays.asList(known);
    for (Yaml.Entry entry : mapping.entries()) {
      String key = entry.key().value();
      if (names.contains(key)) {
        entries.add(entry);
      } else {
        findings.unknown(entry.key().place(), "unknown key " + YamlSource.quoted(key), key, names);
      }
    }
  }

  Place place() {
    return place;
  }

  /** Where a key stands, or the part itself without it. */
  Place placeOf(String key) {
    Yaml.Entry entry = entry(key);
    return entry == null ? place : entry.key().place();
  }

  /** Where the value of a key stands, or the part itself without it. */
  Place placeOfValue(String key) {
    return part(key).map(Yaml::place).orElse(place);
  }

  boolean has(String key) {
    return entry(key) != null;
  }

  /** Whether a key should be there and is not; a part without any keys was found as such. */
  boolean lacks(String key) {
    return keyed && !has(key);
  }

  Optional<Yaml> part(String key) {
    Yaml.Entry entry = entry(key);
    return entry == null ? Optional.empty() : Optional.of(entry.value());
  }

  /** The entry of a key; a part has few of them. */
  private Yaml.@Nullable Entry entry(String key) {
    for (Yaml.Entry entry : entries) {
      if (entry.key().value().equals(key)) {
        return entry;
      }
    }
    return null;
  }

  /** The named entries under a key: ids with what they stand for. */
  List<Yaml.Entry> named(String key, String kind) {
    return part(key).map(yaml -> named(yaml, kind, findings)).orElse(List.of());
  }

  static List<Yaml.Entry> named(Yaml yaml, String kind, Findings findings) {
    List<Yaml.Entry> named = new ArrayList<>();
    if (yaml instanceof Yaml.Mapping mapping) {
      for (Yaml.Entry entry : mapping.entries()) {
        if (Identifier.isId(entry.key().value())) {
          named.add(entry);
        } else {
          findings.error(
              entry.key().place(),
              YamlSource.quoted(entry.key().value()) + " is not the form of a " + kind + " id",
              "lower-case letters, digits and inner hyphens, at most "
                  + Identifier.MAX_LENGTH
                  + " characters");
        }
      }
    } else {
      findings.error(
          yaml.place(),
          "here should be " + kind + " ids with what they stand for, " + yaml.instead());
    }
    return named;
  }

  /** A text; absent, or not one, is empty. */
  Optional<String> text(String key) {
    Yaml.Entry entry = entry(key);
    Optional<Yaml.Scalar> scalar = entry == null ? Optional.empty() : scalar(entry.value());
    return scalar.isPresent() && isFilled(key, scalar.get().value())
        ? Optional.of(scalar.get().value())
        : Optional.empty();
  }

  private boolean isFilled(String key, String text) {
    if (text.isBlank()) {
      findings.error(placeOfValue(key), "`" + key + "` is empty");
      return false;
    }
    return true;
  }

  /** A text that must be there. */
  Optional<String> requiredText(String key, String what) {
    if (lacks(key)) {
      findings.error(place, "key `" + key + "` is missing: " + what);
    }
    return text(key);
  }

  Optional<Yaml.Scalar> scalar(Yaml yaml) {
    if (yaml instanceof Yaml.Scalar scalar) {
      if (scalar.value().isEmpty()) {
        findings.error(scalar.place(), "nothing is written here");
        return Optional.empty();
      }
      return Optional.of(scalar);
    }
    findings.error(yaml.place(), "here should be a text, " + yaml.instead());
    return Optional.empty();
  }

  /** A word out of a few. */
  <T> Optional<T> oneOf(String key, Collection<T> values, Function<T, String> id) {
    return part(key).flatMap(yaml -> word(yaml, values, id));
  }

  /** Words out of a few, in a list. */
  <T> List<T> someOf(String key, Collection<T> values, Function<T, String> id) {
    namesSomething(key);
    return list(key).stream().flatMap(yaml -> word(yaml, values, id).stream()).toList();
  }

  private <T> Optional<T> word(Yaml yaml, Collection<T> values, Function<T, String> id) {
    Optional<Yaml.Scalar> scalar = scalar(yaml);
    if (scalar.isEmpty()) {
      return Optional.empty();
    }
    String word = scalar.get().value();
    for (T value : values) {
      if (id.apply(value).equals(word)) {
        return Optional.of(value);
      }
    }
    findings.unknown(
        yaml.place(),
        YamlSource.quoted(word) + " is not one of the words that may stand here",
        word,
        values.stream().map(id).toList());
    return Optional.empty();
  }

  Optional<Boolean> flag(String key) {
    return oneOf(key, List.of(true, false), String::valueOf);
  }

  Optional<Integer> number(String key, int least, int most) {
    return part(key).flatMap(yaml -> number(yaml, least, most));
  }

  private Optional<Integer> number(Yaml yaml, int least, int most) {
    Optional<Yaml.Scalar> scalar = scalar(yaml);
    if (scalar.isEmpty()) {
      return Optional.empty();
    }
    String text = scalar.get().value();
    if (isNumber(text)) {
      int number = Integer.parseInt(text);
      if (number >= least && number <= most) {
        return Optional.of(number);
      }
    }
    findings.error(
        yaml.place(),
        YamlSource.quoted(text) + " is not a whole number from " + least + " to " + most);
    return Optional.empty();
  }

  /** One to nine digits, perhaps after a minus sign. */
  private static boolean isNumber(String text) {
    int first = text.startsWith("-") ? 1 : 0;
    int digits = text.length() - first;
    boolean all = digits >= 1 && digits <= 9;
    for (int i = first; all && i < text.length(); i++) {
      all = text.charAt(i) >= '0' && text.charAt(i) <= '9';
    }
    return all;
  }

  Optional<LocalDate> day(String key) {
    return part(key).flatMap(this::day);
  }

  Optional<LocalDate> day(Yaml yaml) {
    Optional<Yaml.Scalar> scalar = scalar(yaml);
    if (scalar.isEmpty()) {
      return Optional.empty();
    }
    String text = scalar.get().value();
    if (text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")) {
      try {
        return Optional.of(LocalDate.parse(text));
      } catch (DateTimeParseException impossible) {
        findings.error(yaml.place(), YamlSource.quoted(text) + " is not a day of the calendar");
        return Optional.empty();
      }
    }
    findings.error(
        yaml.place(), YamlSource.quoted(text) + " is not a date", "write it as 2026-01-31");
    return Optional.empty();
  }

  /** The items of a list; a single item may stand without its list. */
  ImmutableList<Yaml> list(String key) {
    Yaml.Entry entry = entry(key);
    return entry == null ? ImmutableList.of() : items(entry.value());
  }

  /** Finds a list with nothing in it that, left out, would mean any. */
  void namesSomething(String key) {
    if (isEmptyList(key)) {
      findings.error(placeOf(key), "`" + key + "` names nothing", "leave it out, or name some");
    }
  }

  /** Whether a list is there and has nothing in it. */
  boolean isEmptyList(String key) {
    return has(key) && list(key).isEmpty();
  }

  static ImmutableList<Yaml> items(Yaml yaml) {
    return yaml instanceof Yaml.Sequence sequence ? sequence.items() : ImmutableList.of(yaml);
  }

  /** An id that must be among the known ones; what is not, or more than one, is found. */
  Optional<String> id(String key, String kind, Collection<String> known) {
    return part(key).flatMap(yaml -> id(yaml, kind, known));
  }

  Optional<String> id(Yaml yaml, String kind, Collection<String> known) {
    return scalar(yaml).filter(scalar -> isKnown(scalar, kind, known)).map(Yaml.Scalar::value);
  }

  /** Ids that must be among the known ones; what is not is found. */
  ImmutableSortedSet<String> ids(String key, String kind, Collection<String> known) {
    return has(key) ? ids(list(key), kind, known) : ImmutableSortedSet.of();
  }

  ImmutableSortedSet<String> ids(List<Yaml> items, String kind, Collection<String> known) {
    return ImmutableSortedSet.copyOf(known(items, kind, known));
  }

  /** The same in the order of the file, for what puts them in order itself. */
  List<String> known(String key, String kind, Collection<String> known) {
    return known(list(key), kind, known);
  }

  private List<String> known(List<Yaml> items, String kind, Collection<String> known) {
    List<String> ids = new ArrayList<>(items.size());
    for (Yaml item : items) {
      Optional<Yaml.Scalar> scalar = scalar(item);
      if (scalar.isPresent() && isKnown(scalar.get(), kind, known)) {
        ids.add(scalar.get().value());
      }
    }
    return ids;
  }

  boolean isKnown(Yaml.Scalar scalar, String kind, Collection<String> known) {
    if (known.contains(scalar.value())) {
      return true;
    }
    findings.unknown(
        scalar.place(),
        "there is no " + kind + " " + YamlSource.quoted(scalar.value()),
        scalar.value(),
        known);
    return false;
  }
}
