package org.privacynotice.exchange;

import com.google.common.collect.ImmutableSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.privacynotice.action.Retain;
import org.privacynotice.exchange.JsonValue.Member;
import org.privacynotice.request.RequestDates;
import org.privacynotice.request.RequestDates.Asked;
import org.privacynotice.request.RequestDates.Extension;
import org.privacynotice.request.RequestDates.Reason;
import org.privacynotice.request.SubjectRequest;
import org.privacynotice.vocabulary.Identifier;
import org.privacynotice.vocabulary.Right;
import org.privacynotice.vocabulary.Suggestion;
import org.privacynotice.vocabulary.Vocabulary;

/** Reads a person's request from one line of JSON. Safe for use by many threads. */
public final class RequestReader {

  private static final JsonLine LINE = new JsonLine("a", "request");

  private static final ImmutableSet<String> KEYS =
      ImmutableSet.<String>builder()
          .add("right", "received", "holder", "identity", "fee", "clarifications", "extension")
          .addAll(Statement.KEYS)
          .build();

  private static final ImmutableSet<String> ASKED = ImmutableSet.of("asked", "answered");
  private static final ImmutableSet<String> EXTENSION = ImmutableSet.of("told", "because");

  private final Supplier<Vocabulary> vocabulary;

  /**
   * Reads against a vocabulary.
   *
   * @param vocabulary the ids that may be named; asked again for each request
   */
  public RequestReader(Supplier<Vocabulary> vocabulary) {
    this.vocabulary = vocabulary;
  }

  /**
   * The request on a line.
   *
   * @throws LineFormatException when the line is no request: not JSON, a key unknown or repeated,
   *     an id that no version of the notice has, a value of the wrong type, days that cannot be or
   *     stand in the wrong order
   */
  public SubjectRequest read(String line) {
    Keys keys = LINE.keys(line).requireAmong(KEYS);
    SubjectRequest.Builder request =
        SubjectRequest.builder()
            .right(choice(keys, "right", List.of(Right.values()), Right::id))
            .dates(dates(keys));
    Vocabulary known = vocabulary.get();
    Retain.Builder about = Retain.in(known).holder(Vocabulary.LOCAL);
    keys.optional("holder")
        .ifPresent(
            member -> Keys.at(member, "holder", () -> about.holder(Keys.text(member, "holder"))));
    return request.about(new Statement(keys, known).stated(about)).build();
  }

  private static <T> T choice(Keys keys, String key, List<T> all, Function<T, String> id) {
    Member member = keys.required(key);
    String word = Keys.text(member, key);
    return all.stream()
        .filter(each -> id.apply(each).equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new LineFormatException(
                    member.value().column(),
                    "key `"
                        + key
                        + "` has no value "
                        + Identifier.quoted(word)
                        + "; "
                        + Suggestion.help(word, all.stream().map(id).toList())));
  }

  /**
   * The days, one after the other, so that each is checked against those before and an error is
   * said where it stands.
   */
  private static RequestDates dates(Keys keys) {
    RequestDates dates =
        placed(
            keys, "received", () -> RequestDates.builder().received(keys.day("received")).build());
    for (String key : List.of("identity", "fee")) {
      Optional<Member> member = keys.optional(key);
      if (member.isPresent()) {
        RequestDates before = dates;
        dates =
            asked(
                Keys.inner(member.get().value(), key),
                asked ->
                    key.equals("fee")
                        ? from(before).fee(asked).build()
                        : from(before).identity(asked).build());
      }
    }
    for (JsonValue clarification : clarifications(keys)) {
      RequestDates before = dates;
      dates =
          asked(
              Keys.inner(clarification, "clarifications"),
              asked -> from(before).addClarifications(asked).build());
    }
    Optional<Member> extension = keys.optional("extension");
    if (extension.isPresent()) {
      RequestDates before = dates;
      Keys inner = Keys.inner(extension.get().value(), "extension").requireAmong(EXTENSION);
      dates =
          placed(
              inner,
              "told",
              () ->
                  from(before)
                      .extension(
                          new Extension(
                              inner.day("told"),
                              choice(inner, "because", List.of(Reason.values()), Reason::id)))
                      .build());
    }
    return dates;
  }

  private static RequestDates.Builder from(RequestDates dates) {
    RequestDates.Builder more =
        RequestDates.builder()
            .received(dates.received())
            .addAllClarifications(dates.clarifications());
    dates.identity().ifPresent(more::identity);
    dates.fee().ifPresent(more::fee);
    return more;
  }

  private static List<JsonValue> clarifications(Keys keys) {
    Optional<Member> member = keys.optional("clarifications");
    if (member.isEmpty()) {
      return List.of();
    }
    if (member.get().value() instanceof JsonValue.Items items) {
      return items.items();
    }
    throw new LineFormatException(
        member.get().value().column(), "key `clarifications` takes a list of questions");
  }

  /** The question's day is checked before the answer's, so that each is at fault by itself. */
  private static RequestDates asked(Keys keys, Function<Asked, RequestDates> with) {
    keys.requireAmong(ASKED);
    RequestDates dates =
        placed(keys, "asked", () -> with.apply(new Asked(keys.day("asked"), Optional.empty())));
    return keys.optional("answered").isEmpty()
        ? dates
        : placed(
            keys,
            "answered",
            () -> with.apply(new Asked(keys.day("asked"), Optional.of(keys.day("answered")))));
  }

  private static <T> T placed(Keys keys, String key, Supplier<T> step) {
    return Keys.at(keys.required(key), key, step);
  }
}
