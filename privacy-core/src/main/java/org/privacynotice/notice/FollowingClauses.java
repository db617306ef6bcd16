package org.privacynotice.notice;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.privacynotice.vocabulary.Activity;
import org.privacynotice.vocabulary.Processor;
import org.privacynotice.vocabulary.Purpose;
import org.privacynotice.vocabulary.Vocabulary;

/** The clauses that follow from a notice's processors and from retention entries. */
final class FollowingClauses {

  private FollowingClauses() {}

  /**
   * For each processor: sharing with it for its services is permitted; for what it excludes
   * forbidden; and keeping the data of its services locally forbidden where the notice says that it
   * is not held there.
   */
  static ImmutableList<Clause> ofProcessors(Notice notice) {
    Map<String, String> labels = new HashMap<>();
    for (Purpose purpose : notice.purposes()) {
      labels.put(purpose.id(), purpose.label());
    }
    ImmutableList.Builder<Clause> clauses = ImmutableList.builder();
    for (Processor processor : notice.processors()) {
      String id = "processors/" + processor.id();
      String services = listed(processor.services(), labels);
      clauses.add(
          Clause.builder()
              .id(id)
              .effect(Effect.PERMITS)
              .scope(sharing(processor, processor.services()))
              .condition(notExcluded(processor))
              .addAllSources(processor.sources())
              .gloss(processor.label() + " processes data for the council for " + services + ".")
              .build());
      if (!processor.excludes().isEmpty()) {
        clauses.add(
            Clause.builder()
                .id(id + "/excludes")
                .effect(Effect.FORBIDS)
                .scope(sharing(processor, processor.excludes()))
                .addAllSources(processor.sources())
                .gloss(
                    processor.label()
                        + " is not used for "
                        + listed(processor.excludes(), labels)
                        + ".")
                .build());
      }
      if (!processor.heldLocally()) {
        clauses.add(
            Clause.builder()
                .id(id + "/not-local")
                .effect(Effect.FORBIDS)
                .scope(
                    Scope.builder()
                        .addActivities(Activity.RETAIN)
                        .categories(Selection.ANY)
                        .purposes(Selection.of(processor.services()))
                        .parties(Selection.of(Vocabulary.LOCAL))
                        .build())
                .addAllSources(processor.sources())
                .gloss(
                    "Data for "
                        + services
                        + " stays in "
                        + processor.label()
                        + " and is not kept locally.")
                .build());
      }
    }
    return clauses.build();
  }

  /** What is taken out of a service is not permitted with it. */
  private static Condition notExcluded(Processor processor) {
    return processor.excludes().isEmpty()
        ? Condition.ALWAYS
        : Condition.not(new Condition.Instructions(Condition.Say.EXCLUDE));
  }

  private static Scope sharing(Processor processor, ImmutableSortedSet<String> purposes) {
    return Scope.builder()
        .addActivities(Activity.SHARE)
        .categories(Selection.ANY)
        .purposes(Selection.of(purposes))
        .parties(Selection.of(ImmutableSortedSet.of(processor.id())))
        .build();
  }

  private static String listed(ImmutableSortedSet<String> purposes, Map<String, String> labels) {
    StringBuilder listed = new StringBuilder(32 * purposes.size());
    for (String id : purposes) {
      listed.append(listed.length() == 0 ? "" : ", ").append(labels.getOrDefault(id, id));
    }
    return listed.toString();
  }

  /**
   * For each entry: keeping is permitted while its period is not over, by the council itself and by
   * a processor for its own services; erasing once it is, wherever the data lies.
   */
  static ImmutableList<Clause> ofRetention(String prefix, List<RetentionEntry> entries) {
    ImmutableList.Builder<Clause> clauses = ImmutableList.builder();
    for (RetentionEntry entry : entries) {
      Selection purposes =
          entry.purposes().isEmpty() ? Selection.ANY : Selection.of(entry.purposes());
      Condition governs = new Condition.Governs(prefix + entry.id());
      Condition over = new Condition.PeriodOver();
      Condition held =
          Condition.any(
              new Condition.WithParty(ImmutableSortedSet.of(Vocabulary.LOCAL)),
              new Condition.Instructions(Condition.Say.INCLUDE));
      clauses.add(
          Clause.builder()
              .id(prefix + entry.id())
              .effect(Effect.PERMITS)
              .scope(
                  Scope.builder()
                      .addActivities(Activity.RETAIN)
                      .categories(Selection.ANY)
                      .purposes(purposes)
                      .parties(Selection.of(Vocabulary.LOCAL, Scope.PROCESSORS))
                      .build())
              .condition(Condition.all(governs, held, Condition.not(over)))
              .addAllSources(entry.sources())
              .gloss(entry.gloss())
              .build());
      clauses.add(
          Clause.builder()
              .id(prefix + entry.id() + "/erase")
              .effect(Effect.PERMITS)
              .scope(
                  Scope.builder()
                      .addActivities(Activity.ERASE)
                      .categories(Selection.ANY)
                      .purposes(purposes)
                      .parties(Selection.ANY)
                      .build())
              .condition(Condition.all(governs, over))
              .addAllSources(entry.sources())
              .gloss(entry.gloss())
              .build());
      for (Map.Entry<String, String> each : entry.disposal().entrySet()) {
        clauses.add(disposal(prefix, entry, each.getKey(), each.getValue()));
      }
    }
    return clauses.build();
  }

  /** Whoever erases disposes of it as the entry says, for the medium that it is on. */
  private static Clause disposal(
      String prefix, RetentionEntry entry, String medium, String method) {
    boolean any = medium.equals(RetentionEntry.ANY_MEDIUM);
    Condition governs = new Condition.Governs(prefix + entry.id());
    return Clause.builder()
        .id(prefix + entry.id() + "/dispose" + (any ? "" : "-" + medium))
        .effect(Effect.REQUIRES)
        .scope(
            Scope.builder()
                .addActivities(Activity.ERASE)
                .categories(Selection.ANY)
                .purposes(
                    entry.purposes().isEmpty() ? Selection.ANY : Selection.of(entry.purposes()))
                .parties(Selection.ANY)
                .build())
        .condition(
            any ? governs : Condition.all(governs, Condition.is(RetentionEntry.MEDIUM, medium)))
        .addAllSources(entry.sources())
        .gloss(
            "Dispose of "
                + (any ? "the " : words(medium) + " ")
                + "records by "
                + words(method)
                + ".")
        .build();
  }

  private static String words(String id) {
    return id.replace('-', ' ');
  }
}
