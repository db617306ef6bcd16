package org.privacynotice.exchange;

import com.google.common.collect.ImmutableList;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.privacynotice.exchange.JsonValue.Member;
import org.privacynotice.exchange.JsonValue.Members;
import org.privacynotice.vocabulary.Identifier;
import org.privacynotice.vocabulary.Suggestion;

/** Keys with their values, as a caller wrote them; what is wrong is said with key and place. */
record Keys(Members members) {

  /** The one key that has not the form of an id. */
  static final String FACTS_FOR = "factsFor";

  /** A key in backticks when it is one of ours or has the form of an id. */
  static String quoted(String key) {
    return key.equals(FACTS_FOR) ? "`" + key + "`" : Identifier.quoted(key);
  }

  Keys requireAmong(Set<String> known) {
    for (Map.Entry<String, Member> member : members.members().entrySet()) {
      if (!known.contains(member.getKey())) {
        throw new LineFormatException(
            member.getValue().column(),
            "unknown key "
                + Identifier.quoted(member.getKey())
                + "; "
                + Suggestion.help(member.getKey(), known));
      }
    }
    return this;
  }

  Optional<Member> optional(String key) {
    return Optional.ofNullable(members.members().get(key));
  }

  Member required(String key) {
    return optional(key)
        .orElseThrow(
            () -> new LineFormatException(members.column(), "key `" + key + "` is missing"));
  }

  /** A required text. */
  String text(String key) {
    return text(required(key), key);
  }

  /** A required day. */
  LocalDate day(String key) {
    Member member = required(key);
    try {
      return LocalDate.parse(text(member, key));
    } catch (DateTimeException impossible) {
      throw new LineFormatException(
          member.value().column(), "key `" + key + "` takes a day, as in 2026-01-31");
    }
  }

  static String text(Member member, String key) {
    if (member.value() instanceof JsonValue.Text text) {
      return text.text();
    }
    throw new LineFormatException(member.value().column(), "key `" + key + "` takes a text");
  }

  static ImmutableList<String> texts(Member member, String key) {
    if (member.value() instanceof JsonValue.Items items) {
      ImmutableList.Builder<String> texts = ImmutableList.builder();
      for (JsonValue item : items.items()) {
        texts.add(text(new Member(item, item.column()), key));
      }
      return texts.build();
    }
    throw new LineFormatException(
        member.value().column(), "key `" + key + "` takes a list of texts");
  }

  /** The keys within a value. */
  static Keys inner(JsonValue value, String key) {
    if (value instanceof Members inner) {
      return new Keys(inner);
    }
    throw new LineFormatException(value.column(), "key `" + key + "` takes keys with values");
  }

  /** A step whose refusal is said with the key and place of its value. */
  static <T> T at(Member member, String key, Supplier<T> step) {
    try {
      return step.get();
    } catch (LineFormatException placed) {
      throw placed;
    } catch (IllegalArgumentException refused) {
      throw new LineFormatException(
          member.value().column(), "key " + quoted(key) + ": " + refused.getMessage());
    }
  }
}
