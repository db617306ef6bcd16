package org.privacynotice.notice;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSortedSet;
import java.time.LocalDate;
import org.immutables.value.Value;
import org.privacynotice.vocabulary.Fact;
import org.privacynotice.vocabulary.Terms;

/**
 * Data-protection law as dated clauses of the same kind as a notice's. It forbids and requires; it
 * permits only what it commands.
 */
@Value.Immutable
@SuppressWarnings({"exports", "immutables:subtype"}) // for the compiler alone
public abstract non-sealed class Law implements Document {

  Law() {}

  /** Starts a law. */
  public static Builder builder() {
    return new Builder();
  }

  /** All of one at once, in the order of its parts. */
  public static Law of(
      String id,
      String title,
      LocalDate version,
      InForce inForce,
      ImmutableList<Fact> facts,
      ImmutableList<Clause> stated,
      ImmutableList<TimeLimit> timeLimits,
      ImmutableSortedSet<String> suspendsRetention,
      ImmutableList<Disclosure> transparency) {
    return ImmutableLaw.of(
        id, title, version, inForce, facts, stated, timeLimits, suspendsRetention, transparency);
  }

  /** The yes/no facts during which no retention period ends: a hold, a claim, an archive. */
  @Value.NaturalOrder
  public abstract ImmutableSortedSet<String> suspendsRetention();

  /** What it wants notices to tell, by id. */
  public abstract ImmutableList<Disclosure> transparency();

  /** None: kinds of record are a notice's or a deployment's. */
  @Override
  public final ImmutableMap<String, String> records() {
    return ImmutableMap.of();
  }

  @Override
  public final ImmutableList<RetentionEntry> retention() {
    return ImmutableList.of();
  }

  @Override
  public final ImmutableList<Clause> clauses() {
    return stated();
  }

  @Override
  public Terms terms() {
    return Document.factTerms(this);
  }

  /** Checks it, and puts in order by id what has no order of its own. */
  @Value.Check
  Law checked() {
    DocumentChecks.check(this);
    DocumentChecks.unique("disclosure", transparency());
    boolean ordered =
        DocumentChecks.isById(facts())
            && DocumentChecks.isById(stated())
            && DocumentChecks.isById(timeLimits())
            && DocumentChecks.isById(transparency());
    return ordered
        ? this
        : builder()
            .id(id())
            .title(title())
            .version(version())
            .inForce(inForce())
            .addAllSuspendsRetention(suspendsRetention())
            .addAllFacts(DocumentChecks.byId(facts()))
            .addAllStated(DocumentChecks.byId(stated()))
            .addAllTimeLimits(DocumentChecks.byId(timeLimits()))
            .addAllTransparency(DocumentChecks.byId(transparency()))
            .build();
  }

  @Override
  public String toString() {
    return id() + " " + version();
  }

  /** Builds a law. */
  public static final class Builder extends ImmutableLaw.Builder {
    Builder() {}
  }
}
