package org.privacynotice.exchange;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.privacynotice.action.Collect;
import org.privacynotice.action.DataAction;
import org.privacynotice.action.Erase;
import org.privacynotice.action.Retain;
import org.privacynotice.action.Share;
import org.privacynotice.action.Use;
import org.privacynotice.exchange.JsonValue.Member;
import org.privacynotice.exchange.JsonValue.Members;
import org.privacynotice.vocabulary.Activity;
import org.privacynotice.vocabulary.FactType;
import org.privacynotice.vocabulary.FactValue;
import org.privacynotice.vocabulary.Identifier;
import org.privacynotice.vocabulary.Suggestion;
import org.privacynotice.vocabulary.Vocabulary;

/** Reads an action from one line of JSON. Safe for use by many threads. */
public final class ActionReader {

  private static final Set<String> FACTS_AT_THE_TOP =
      ImmutableSet.of("basis", "article9", "schedule1", "place", "record");

  private static final Set<String> KEYS =
      ImmutableSet.<String>builder()
          .add(
              "ref",
              "do",
              "categories",
              "purpose",
              "recipient",
              "holder",
              "at",
              "subject",
              "facts",
              "factsFor")
          .addAll(FACTS_AT_THE_TOP)
          .build();

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(8)
                  .maxStringLength(64 * 1024)
                  .maxNumberLength(64)
                  .build())
          .build();

  private final Supplier<Vocabulary> vocabulary;

  /**
   * Reads against a vocabulary.
   *
   * @param vocabulary the ids that may be named; asked again for each action
   */
  public ActionReader(Supplier<Vocabulary> vocabulary) {
    this.vocabulary = vocabulary;
  }

  /**
   * The action on a line.
   *
   * @throws ActionFormatException when the line is no action: not JSON, a key unknown or repeated,
   *     an id that no version of the notice has, a value of the wrong type
   */
  public DataAction read(String line) {
    Members members = parse(line);
    for (Map.Entry<String, Member> member : members.members().entrySet()) {
      if (!KEYS.contains(member.getKey())) {
        throw new ActionFormatException(
            member.getValue().column(),
            "unknown key "
                + Identifier.quoted(member.getKey())
                + "; "
                + Suggestion.help(member.getKey(), KEYS));
      }
    }
    return new Interpretation(members, vocabulary.get()).action();
  }

  private static Members parse(String line) {
    try (JsonParser parser = JSON.createParser(line)) {
      return parse(parser);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /** The parser's own messages are dropped: they repeat what stands there. */
  private static Members parse(JsonParser parser) throws IOException {
    try {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new ActionFormatException(1, "an action is one JSON object a line");
      }
      JsonValue value = JsonValue.read(parser);
      if (parser.nextToken() != null) {
        throw new ActionFormatException(
            parser.currentTokenLocation().getColumnNr(),
            "there is more on the line after the action");
      }
      return (Members) value;
    } catch (StreamConstraintsException beyond) {
      throw new ActionFormatException(
          Math.max(1, parser.currentLocation().getColumnNr()),
          "a text or number here is too long, or lists and keys are nested too deep");
    } catch (JsonProcessingException broken) {
      int column =
          broken.getLocation() == null ? 1 : Math.max(1, broken.getLocation().getColumnNr());
      throw new ActionFormatException(
          column, "this is not JSON from here on; an action is one JSON object a line");
    }
  }

  /** A key in backticks when it is one of an action's or has the form of an id. */
  static String quotedKey(String key) {
    return KEYS.contains(key) ? "`" + key + "`" : Identifier.quoted(key);
  }

  /** One action's members being turned into the action. */
  private record Interpretation(Members members, Vocabulary vocabulary) {

    DataAction action() {
      Activity activity = activity();
      DataAction.Builder<?, ?> builder = builder(activity);
      Member categories = required("categories");
      at(
          categories,
          "categories",
          () -> builder.categories(texts(categories, "categories").toArray(String[]::new)));
      Member purpose = required("purpose");
      at(purpose, "purpose", () -> builder.purpose(text(purpose, "purpose")));
      optional("subject", builder::subject);
      optional("ref", builder::ref);
      optional("at", text -> builder.at(instant(text)));
      for (String fact : FACTS_AT_THE_TOP) {
        if (members.members().containsKey(fact)) {
          state(builder, fact, required(fact));
        }
      }
      if (members.members().containsKey("facts")) {
        inner("facts", required("facts"))
            .members()
            .forEach((fact, stated) -> state(builder, fact, stated));
      }
      if (members.members().containsKey("factsFor")) {
        inner("factsFor", required("factsFor"))
            .members()
            .forEach((category, facts) -> stateFor(builder, category, facts));
      }
      return at(categories, "categories", builder::build); // all else is checked by now
    }

    private Activity activity() {
      Member member = required("do");
      String word = text(member, "do");
      return Arrays.stream(Activity.values())
          .filter(activity -> activity.id().equals(word))
          .findFirst()
          .orElseThrow(
              () ->
                  new ActionFormatException(
                      member.value().column(),
                      "key `do`: "
                          + Identifier.quoted(word)
                          + " is no activity; "
                          + Suggestion.help(
                              word, Arrays.stream(Activity.values()).map(Activity::id).toList())));
    }

    private DataAction.Builder<?, ?> builder(Activity activity) {
      String partyKey = activity == Activity.SHARE ? "recipient" : "holder";
      for (String key : ImmutableList.of("recipient", "holder")) {
        boolean wanted = activity.hasParty() && key.equals(partyKey);
        if (members.members().containsKey(key) && !wanted) {
          throw new ActionFormatException(
              members.members().get(key).column(),
              "key `" + key + "` does not go with `" + activity.id() + "`");
        }
      }
      if (!activity.hasParty()) {
        return activity == Activity.COLLECT ? Collect.in(vocabulary) : Use.in(vocabulary);
      }
      Member member = required(partyKey);
      String party = text(member, partyKey);
      return at(
          member,
          partyKey,
          () ->
              switch (activity) {
                case SHARE -> Share.in(vocabulary).recipient(party);
                case RETAIN -> Retain.in(vocabulary).holder(party);
                default -> Erase.in(vocabulary).holder(party);
              });
    }

    private Member required(String key) {
      Member member = members.members().get(key);
      if (member == null) {
        throw new ActionFormatException(members.column(), "key `" + key + "` is missing");
      }
      return member;
    }

    private void optional(String key, Function<String, ?> use) {
      Member member = members.members().get(key);
      if (member != null) {
        String text = text(member, key);
        at(member, key, () -> use.apply(text));
      }
    }

    private static String text(Member member, String key) {
      if (member.value() instanceof JsonValue.Text text) {
        return text.text();
      }
      throw new ActionFormatException(member.value().column(), "key `" + key + "` takes a text");
    }

    private static ImmutableList<String> texts(Member member, String key) {
      if (member.value() instanceof JsonValue.Items items) {
        ImmutableList.Builder<String> texts = ImmutableList.builder();
        for (JsonValue item : items.items()) {
          texts.add(text(new Member(item, item.column()), key));
        }
        return texts.build();
      }
      throw new ActionFormatException(
          member.value().column(), "key `" + key + "` takes a list of texts");
    }

    private static Members inner(String key, Member member) {
      if (member.value() instanceof Members inner) {
        return inner;
      }
      throw new ActionFormatException(
          member.value().column(), "key `" + key + "` takes keys with values");
    }

    private static Instant instant(String text) {
      try {
        return OffsetDateTime.parse(text).toInstant();
      } catch (DateTimeException impossible) {
        throw new IllegalArgumentException("takes an instant, as in 2026-01-31T09:30:00Z");
      }
    }

    private void state(DataAction.Builder<?, ?> builder, String fact, Member stated) {
      known(Vocabulary.Kind.FACT, fact, fact, stated);
      at(
          stated,
          fact,
          () -> {
            if (stated.value() instanceof JsonValue.Flag flag) {
              return builder.fact(fact, flag.flag());
            }
            if (stated.value() instanceof Members record) {
              return builder.fact(fact, judged(fact, record));
            }
            return builder.fact(fact, answer(fact, stated));
          });
    }

    private void stateFor(DataAction.Builder<?, ?> builder, String category, Member facts) {
      known(Vocabulary.Kind.CATEGORY, category, "factsFor", facts);
      if (!texts(required("categories"), "categories").contains(category)) {
        throw new ActionFormatException(
            facts.column(),
            "key `factsFor`: `" + category + "` is not among the categories asked about");
      }
      inner("factsFor", facts)
          .members()
          .forEach(
              (fact, stated) -> {
                known(Vocabulary.Kind.FACT, fact, fact, stated);
                at(
                    stated,
                    fact,
                    () -> {
                      if (stated.value() instanceof JsonValue.Flag flag) {
                        return builder.factFor(category, fact, flag.flag());
                      }
                      if (stated.value() instanceof Members record) {
                        return builder.factFor(category, fact, judged(fact, record));
                      }
                      return builder.factFor(category, fact, answer(fact, stated));
                    });
              });
    }

    /** A judgement's record: who, when and where it is written. */
    private FactValue judged(String fact, Members record) {
      if (vocabulary.fact(fact).type() != FactType.JUDGEMENT) {
        throw new IllegalArgumentException(
            "fact `" + fact + "` takes " + vocabulary.fact(fact).expected());
      }
      if (!record.members().keySet().equals(ImmutableSet.of("by", "on", "in"))) {
        throw new ActionFormatException(
            record.column(),
            "key "
                + quotedKey(fact)
                + ": a judgement has the keys `by`, `on` and `in`, and no others");
      }
      try {
        return new FactValue.Judged(
            text(record.members().get("by"), "by"),
            LocalDate.parse(text(record.members().get("on"), "on")),
            text(record.members().get("in"), "in"));
      } catch (DateTimeException impossible) {
        throw new ActionFormatException(
            record.members().get("on").value().column(), "key `on` takes a day, as in 2026-01-31");
      }
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
      at(itself, key, () -> vocabulary.number(kind, id));
    }

    /** What the builder refuses is said with its key and place. */
    private static <T> T at(Member member, String key, Supplier<T> step) {
      try {
        return step.get();
      } catch (ActionFormatException placed) {
        throw placed;
      } catch (IllegalArgumentException refused) {
        throw new ActionFormatException(
            member.value().column(), "key " + quotedKey(key) + ": " + refused.getMessage());
      }
    }
  }
}
