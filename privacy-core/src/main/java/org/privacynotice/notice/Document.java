package org.privacynotice.notice;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSortedSet;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.privacynotice.vocabulary.Fact;
import org.privacynotice.vocabulary.FactType;
import org.privacynotice.vocabulary.Terms;

/**
 * What clauses stand in: a {@link Notice}, the {@link Law}, or a council's {@link Deployment}. All
 * have the same form.
 */
public sealed interface Document permits Notice, Law, Deployment {

  /**
   * The id of the fact that says what kind of record data stands in; documents give it its values.
   */
  String RECORD = "record";

  /** The id: {@code contact-centre}. */
  String id();

  /** What a reader calls it. */
  String title();

  /** The date of this version. */
  LocalDate version();

  /** The days on which it is in force. */
  InForce inForce();

  /** The facts that it declares. */
  ImmutableList<Fact> facts();

  /** The kinds of record that it names, with their labels, by id. */
  ImmutableMap<String, String> records();

  /** The clauses as they are written, without those that follow from its other parts. */
  ImmutableList<Clause> stated();

  /** How long records are kept. */
  ImmutableList<RetentionEntry> retention();

  /** How soon requests of people are answered, by the day on which they come. */
  ImmutableList<TimeLimit> timeLimits();

  /**
   * All its clauses: those stated, and those that follow from its processors and retention entries.
   */
  ImmutableList<Clause> clauses();

  /** The ids that it brings to a vocabulary. */
  Terms terms();

  /** The facts that it declares, with the one that its kinds of record make. */
  default ImmutableList<Fact> allFacts() {
    if (records().isEmpty()) {
      return facts();
    }
    return ImmutableList.<Fact>builder()
        .addAll(facts())
        .add(recordFact(records().keySet()))
        .build();
  }

  /** The fact that says what kind of record data stands in. */
  static Fact recordFact(Set<String> kinds) {
    return Fact.of(
        RECORD,
        FactType.NAMED,
        "What kind of record is it?",
        Fact.StatedBy.CASE,
        ImmutableSortedSet.copyOf(kinds.toArray(new String[kinds.size()])),
        Optional.empty());
  }

  /** The terms of a document that brings facts alone. */
  static Terms factTerms(Document document) {
    return new Terms(
        ImmutableSortedSet.of(),
        ImmutableSortedSet.of(),
        ImmutableSortedSet.of(),
        document.allFacts());
  }
}
