package org.privacynotice.audit;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A record of the log as it is read: what stands on its line, which is not believed. */
public final class Entry {

  private final String line;
  private final Map<String, @Nullable Object> members;

  private Entry(String line, Map<String, @Nullable Object> members) {
    this.line = line;
    this.members = members;
  }

  /** The record on a line; empty when the line is none. */
  static Optional<Entry> read(String line) {
    try {
      Map<String, @Nullable Object> members = Json.object(line);
      boolean isRecord =
          members.get("seq") instanceof Long
              && members.get("type") instanceof String
              && members.get("logged") instanceof String;
      return isRecord ? Optional.of(new Entry(line, members)) : Optional.empty();
    } catch (IllegalArgumentException noJson) {
      return Optional.empty();
    }
  }

  /** The whole line, without its line feed: JSON in ASCII. */
  public String line() {
    return line;
  }

  /** Its number. */
  public long seq() {
    return members.get("seq") instanceof Long seq ? seq : -1;
  }

  /** What is recorded: {@code decision}, {@code terms}, {@code segment} and so on. */
  public String type() {
    return text("type").orElse("");
  }

  /**
   * Whether it is the first of a segment that was begun early, after the record of a number and a
   * hash: what stands after that one in the segment before was given up.
   */
  boolean isFirstAfter(long seq, String hash) {
    return type().equals("segment")
        && seq() == seq + 1
        && value("records").orElse(0L) instanceof Long records
        && records > 0
        && seq() % records != 0
        && text("prev").filter(hash::equals).isPresent();
  }

  /** When it was logged, as it stands there. */
  public String logged() {
    return text("logged").orElse("");
  }

  /** The service that asked. */
  public Optional<String> caller() {
    return text("caller");
  }

  /**
   * A text within it.
   *
   * @param path names of members, with dots between: {@code decision.why}
   */
  public Optional<String> text(String path) {
    return value(path).filter(String.class::isInstance).map(String.class::cast);
  }

  /** Whether the record is about a person, by one of these pseudonyms. */
  boolean isAbout(Set<String> pseudonyms) {
    return text("subject").filter(pseudonyms::contains).isPresent();
  }

  /** The categories of data that were asked about. */
  ImmutableList<String> categories() {
    return texts(value("action.categories").or(() -> value("request.categories")));
  }

  /** The clauses that decided. */
  ImmutableSet<String> clauses() {
    Set<String> ids = new TreeSet<>();
    Object clauses = value("decision.clauses").or(() -> value("terms.clauses")).orElse(null);
    if (clauses instanceof List<?> list) {
      for (Object clause : list) {
        if (clause instanceof Map<?, ?> map && map.get("id") instanceof String id) {
          ids.add(id);
        }
      }
    }
    return ImmutableSet.copyOf(ids);
  }

  private static ImmutableList<String> texts(Optional<Object> value) {
    return value.orElse(null) instanceof List<?> list
        ? list.stream().map(String::valueOf).collect(ImmutableList.toImmutableList())
        : ImmutableList.of();
  }

  private Optional<Object> value(String path) {
    Object at = members;
    for (String name : Splitter.on('.').split(path)) {
      at = at instanceof Map<?, ?> map ? map.get(name) : null;
    }
    return Optional.ofNullable(at);
  }

  /**
   * The record as one sentence, or more, for somebody who reads: when, who asked, what was asked,
   * what was answered and why.
   */
  public String sentence() {
    StringBuilder text = new StringBuilder();
    text.append(logged()).append("  ").append(seq()).append("  ");
    switch (type()) {
      case "decision" ->
          text.append(caller().orElse("somebody"))
              .append(" asked to ")
              .append(text("action.do").orElse("act"))
              .append(' ')
              .append(String.join(", ", categories()))
              .append(" for ")
              .append(text("action.purpose").orElse("?"))
              .append(party())
              .append(": ")
              .append(text("decision.outcome").orElse("?"))
              .append(" (")
              .append(text("decision.ground").orElse("?"))
              .append("). ")
              .append(text("decision.why").orElse(""));
      case "terms" ->
          text.append(caller().orElse("somebody"))
              .append(" asked what a request obliges to: ")
              .append(text("terms.answer").orElse("?"))
              .append(". ")
              .append(text("terms.why").orElse(""));
      default -> {
        text.append(type());
        members.forEach(
            (name, value) -> {
              if (!List.of("seq", "type", "logged", "hash").contains(name)) {
                text.append(", ").append(name).append(' ').append(value);
              }
            });
      }
    }
    return text.toString();
  }

  private String party() {
    return text("action.recipient")
        .map(recipient -> " with " + recipient)
        .or(() -> text("action.holder").map(holder -> " at " + holder))
        .orElse("");
  }

  @Override
  public String toString() {
    return line;
  }
}
