package org.privacynotice.notice;

import com.google.common.base.Preconditions;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import com.google.common.collect.ImmutableSortedSet;
import org.immutables.value.Value;
import org.privacynotice.retention.RetentionPeriod;
import org.privacynotice.vocabulary.Citation;
import org.privacynotice.vocabulary.Identified;
import org.privacynotice.vocabulary.Identifier;

/**
 * One line of a retention section or schedule: how long which records are kept.
 *
 * <p>Exactly one entry governs a record: one for its kind before one for its purpose, the nearest
 * purpose before one further up, and the entry that names neither last.
 */
@Value.Immutable
@SuppressWarnings("exports") // the annotation is for the compiler alone
public abstract class RetentionEntry implements Identified {

  /** The id of the named fact that says what the records are on: paper, tape, a system. */
  public static final String MEDIUM = "medium";

  /** Instead of a medium: any. */
  public static final String ANY_MEDIUM = "any";

  RetentionEntry() {}

  /** Starts an entry. */
  public static Builder builder() {
    return new Builder();
  }

  /** All of one at once, in the order of its parts. */
  public static RetentionEntry of(
      String id,
      ImmutableSortedSet<String> records,
      ImmutableSortedSet<String> purposes,
      RetentionPeriod until,
      ImmutableSortedMap<String, String> disposal,
      ImmutableList<Citation> sources,
      String gloss) {
    return ImmutableRetentionEntry.of(id, records, purposes, until, disposal, sources, gloss);
  }

  /** The id: {@code permits}. */
  @Override
  public abstract String id();

  /** The kinds of record that it is for; empty for any. */
  @Value.NaturalOrder
  public abstract ImmutableSortedSet<String> records();

  /** The purposes that it is for, with all that lies under them; empty for any. */
  @Value.NaturalOrder
  public abstract ImmutableSortedSet<String> purposes();

  /** How long. */
  public abstract RetentionPeriod until();

  /**
   * How the records are disposed of, where said: {@code confidential-destruction}, {@code
   * anonymisation}; by the medium that they are on, a value of the fact {@value #MEDIUM}, or
   * {@value #ANY_MEDIUM} for whatever it is.
   */
  @Value.NaturalOrder
  public abstract ImmutableSortedMap<String, String> disposal();

  /** Where it is written. */
  public abstract ImmutableList<Citation> sources();

  /** What it says, in one sentence of our own. */
  public abstract String gloss();

  @Value.Check
  void check() {
    Identifier.requireId("retention entry", id());
    Preconditions.checkArgument(!sources().isEmpty(), "retention entry `%s` needs a source", id());
    Preconditions.checkArgument(!gloss().isBlank(), "retention entry `%s` needs a gloss", id());
    Preconditions.checkArgument(
        disposal().size() < 2 || !disposal().containsKey(ANY_MEDIUM),
        "retention entry `%s` disposes of any medium one way, or of each in its own",
        id());
    for (String medium : disposal().keySet()) {
      Identifier.requireId("medium", medium);
    }
    for (String method : disposal().values()) {
      Identifier.requireId("disposal", method);
    }
  }

  /** Builds an entry. */
  public static final class Builder extends ImmutableRetentionEntry.Builder {
    Builder() {}
  }
}
