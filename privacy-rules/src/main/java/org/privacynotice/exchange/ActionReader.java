package org.privacynotice.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Maps;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.privacynotice.action.Collect;
import org.privacynotice.action.DataAction;
import org.privacynotice.action.Erase;
import org.privacynotice.action.Retain;
import org.privacynotice.action.Share;
import org.privacynotice.action.Use;
import org.privacynotice.exchange.JsonValue.Member;
import org.privacynotice.vocabulary.Activity;
import org.privacynotice.vocabulary.Identifier;
import org.privacynotice.vocabulary.Suggestion;
import org.privacynotice.vocabulary.Vocabulary;

/** Reads an action from one line of JSON. Safe for use by many threads. */
public final class ActionReader {

  private static final JsonLine LINE = new JsonLine("an", "action");

  private static final ImmutableSet<String> KEYS =
      ImmutableSet.<String>builder()
          .add("do", "recipient", "holder")
          .addAll(Statement.KEYS)
          .build();

  private static final ImmutableMap<String, Activity> ACTIVITIES =
      Maps.uniqueIndex(List.of(Activity.values()), Activity::id);

  private final Supplier<Vocabulary> vocabulary;
  private volatile @Nullable Learnt learnt;

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
   * @throws LineFormatException when the line is no action: not JSON, a key unknown or repeated, an
   *     id that no version of the notice has, a value of the wrong type
   */
  public DataAction read(String line) {
    return read(line, vocabulary.get());
  }

  private static DataAction read(String line, Vocabulary ids) {
    return action(LINE.keys(line), ids);
  }

  /**
   * The action on a line that stands among others. A line that differs from an earlier one only in
   * its references, days and times is not taken apart again: services ask the same few thousand
   * questions day after day.
   *
   * @param utf8 the line, and perhaps more
   * @param from where it begins
   * @param length how many bytes it has
   * @throws LineFormatException as {@link #read(String)}; and when the line is not UTF-8
   */
  public DataAction read(byte[] utf8, int from, int length) {
    Learnt now = learnt();
    DataAction known = now.usual(utf8, from, length);
    if (known != null) {
      return known;
    }
    Form form = now.form(utf8, from, length);
    known = form == null ? null : now.recalled(form);
    return known == null ? anew(form, utf8, from, length, now) : known;
  }

  private static DataAction anew(
      @Nullable Form form, byte[] utf8, int from, int length, Learnt now) {
    if (form == null) {
      return read(text(utf8, from, length), now.vocabulary());
    }
    DataAction action = action(LINE.keys(utf8, from, length), now.vocabulary());
    now.learn(form, action);
    return action;
  }

  private static String text(byte[] utf8, int from, int length) {
    try {
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8, from, length)).toString();
    } catch (CharacterCodingException malformed) {
      throw new LineFormatException(1, "the line is not UTF-8");
    }
  }

  private Learnt learnt() {
    Vocabulary ids = vocabulary.get();
    Learnt known = learnt;
    if (known == null || known.vocabulary() != ids) {
      known = new Learnt(ids);
      learnt = known;
    }
    return known;
  }

  private static DataAction action(Keys keys, Vocabulary ids) {
    keys.requireAmong(KEYS);
    return new Statement(keys, ids).stated(builder(activity(keys), keys, ids));
  }

  private static Activity activity(Keys keys) {
    Member member = keys.required("do");
    String word = Keys.text(member, "do");
    Activity activity = ACTIVITIES.get(word);
    if (activity == null) {
      throw new LineFormatException(
          member.value().column(),
          "key `do`: "
              + Identifier.quoted(word)
              + " is no activity; "
              + Suggestion.help(word, ACTIVITIES.keySet()));
    }
    return activity;
  }

  private static DataAction.Builder<?, ?> builder(
      Activity activity, Keys keys, Vocabulary vocabulary) {
    String partyKey = activity == Activity.SHARE ? "recipient" : "holder";
    for (String key : ImmutableList.of("recipient", "holder")) {
      boolean wanted = activity.hasParty() && key.equals(partyKey);
      if (keys.optional(key).isPresent() && !wanted) {
        throw new LineFormatException(
            keys.required(key).column(),
            "key `" + key + "` does not go with `" + activity.id() + "`");
      }
    }
    if (!activity.hasParty()) {
      return activity == Activity.COLLECT ? Collect.in(vocabulary) : Use.in(vocabulary);
    }
    Member member = keys.required(partyKey);
    String party = Keys.text(member, partyKey);
    return Keys.at(
        member,
        partyKey,
        () ->
            switch (activity) {
              case SHARE -> Share.in(vocabulary).recipient(party);
              case RETAIN -> Retain.in(vocabulary).holder(party);
              default -> Erase.in(vocabulary).holder(party);
            });
  }
}
