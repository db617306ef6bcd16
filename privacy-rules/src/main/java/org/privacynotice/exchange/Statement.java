package org.privacynotice.exchange;

import com.google.common.collect.ImmutableSet;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.function.Function;
import org.privacynotice.action.DataAction;
import org.privacynotice.exchange.JsonValue.Member;
import org.privacynotice.exchange.JsonValue.Members;
import org.privacynotice.vocabulary.FactType;
import org.privacynotice.vocabulary.FactValue;
import org.privacynotice.vocabulary.Vocabulary;

/**
 * What actions and requests state alike: categories, purpose, references, time and facts.
 *
 * @param keys the keys of the line
 * @param vocabulary the ids that may be named
 */
record Statement(Keys keys, Vocabulary vocabulary) {

  private static final ImmutableSet<String> FACTS_AT_THE_TOP =
      ImmutableSet.of("basis", "article9", "schedule1", "place", "record");

  /** The keys that it reads. */
  static final ImmutableSet<String> KEYS =
      ImmutableSet.<String>builder()
          .add("ref", "categories", "purpose", "at", "subject", "facts", Keys.FACTS_FOR)
          .addAll(FACTS_AT_THE_TOP)
          .build();

  /** The builder's action, with all of this said. */
  <A extends DataAction> A stated(DataAction.Builder<A, ?> builder) {
    Member categories = keys.required("categories");
    Keys.at(
        categories,
        "categories",
        () -> builder.categories(Keys.texts(categories, "categories").toArray(String[]::new)));
    Member purpose = keys.required("purpose");
    Keys.at(purpose, "purpose", () -> builder.purpose(Keys.text(purpose, "purpose")));
    optional("subject", builder::subject);
    optional("ref", builder::ref);
    optional("at", text -> builder.at(instant(text)));
    for (String fact : FACTS_AT_THE_TOP) {
      keys.optional(fact).ifPresent(stated -> state(builder, fact, stated));
    }
    keys.optional("facts")
        .map(facts -> Keys.inner(facts.value(), "facts"))
        .ifPresent(
            facts ->
                facts.members().members().forEach((fact, stated) -> state(builder, fact, stated)));
    keys.optional(Keys.FACTS_FOR)
        .map(facts -> Keys.inner(facts.value(), Keys.FACTS_FOR))
        .ifPresent(
            perCategory ->
                perCategory
                    .members()
                    .members()
                    .forEach((category, facts) -> stateFor(builder, category, facts)));
    return Keys.at(categories, "categories", builder::build); // all else is checked by now
  }

  private void optional(String key, Function<String, ?> use) {
    keys.optional(key)
        .ifPresent(
            member -> {
              String text = Keys.text(member, key);
              Keys.at(member, key, () -> use.apply(text));
            });
  }

  private static Instant instant(String text) {
    try {
      return Instants.parse(text);
    } catch (DateTimeException impossible) {
      throw new IllegalArgumentException("takes an instant, as in 2026-01-31T09:30:00Z");
    }
  }

  private void state(DataAction.Builder<?, ?> builder, String fact, Member stated) {
    known(Vocabulary.Kind.FACT, fact, fact, stated);
    Keys.at(stated, fact, () -> builder.fact(fact, value(fact, stated)));
  }

  private void stateFor(DataAction.Builder<?, ?> builder, String category, Member facts) {
    known(Vocabulary.Kind.CATEGORY, category, Keys.FACTS_FOR, facts);
    if (!Keys.texts(keys.required("categories"), "categories").contains(category)) {
      throw new LineFormatException(
          facts.column(),
          "key `factsFor`: `" + category + "` is not among the categories asked about");
    }
    Keys.inner(facts.value(), Keys.FACTS_FOR)
        .members()
        .members()
        .forEach(
            (fact, stated) -> {
              known(Vocabulary.Kind.FACT, fact, fact, stated);
              Keys.at(stated, fact, () -> builder.factFor(category, fact, value(fact, stated)));
            });
  }

  private FactValue value(String fact, Member stated) {
    if (stated.value() instanceof JsonValue.Flag flag) {
      return vocabulary.fact(fact).valueOf(flag.flag());
    }
    if (stated.value() instanceof Members record) {
      return judged(fact, new Keys(record));
    }
    return vocabulary.fact(fact).valueOf(answer(fact, stated));
  }

  /** A judgement's record: who, when and where it is written. */
  private FactValue judged(String fact, Keys record) {
    if (vocabulary.fact(fact).type() != FactType.JUDGEMENT) {
      throw new IllegalArgumentException(
          "fact `" + fact + "` takes " + vocabulary.fact(fact).expected());
    }
    if (!record.members().members().keySet().equals(ImmutableSet.of("by", "on", "in"))) {
      throw new LineFormatException(
          record.members().column(),
          "key "
              + Keys.quoted(fact)
              + ": a judgement has the keys `by`, `on` and `in`, and no others");
    }
    return new FactValue.Judged(record.text("by"), record.day("on"), record.text("in"));
  }

  private String answer(String fact, Member stated) {
    if (stated.value() instanceof JsonValue.Text text) {
      return text.text();
    }
    if (stated.value() instanceof JsonValue.Digits number) {
      return number.digits(); // a paragraph of a schedule is as often written so
    }
    throw new IllegalArgumentException(
        "fact `" + fact + "` takes " + vocabulary.fact(fact).expected());
  }

  /** A key that names what no version has is at fault itself, not its value. */
  private void known(Vocabulary.Kind kind, String id, String key, Member member) {
    Member itself = new Member(new JsonValue.Nothing(member.column()), member.column());
    Keys.at(itself, key, () -> vocabulary.number(kind, id));
  }
}
