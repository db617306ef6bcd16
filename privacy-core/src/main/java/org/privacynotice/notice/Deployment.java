package org.privacynotice.notice;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSortedMap;
import com.google.common.collect.ImmutableSortedSet;
import org.immutables.value.Value;
import org.privacynotice.vocabulary.FactValue;
import org.privacynotice.vocabulary.Terms;

/**
 * What one council adds to a notice: standing facts, its retention schedule, and commands of its
 * own with the enactment behind them.
 */
@Value.Immutable
@SuppressWarnings({"exports", "immutables:subtype"}) // for the compiler alone
public abstract non-sealed class Deployment implements Document {

  Deployment() {}

  /** Starts a deployment. */
  public static Builder builder() {
    return new Builder();
  }

  /** The facts that hold for every case. */
  @Value.NaturalOrder
  public abstract ImmutableSortedMap<String, FactValue> standing();

  /** The facts whose presumption this council does not rely on: unless stated, they are unknown. */
  @Value.NaturalOrder
  public abstract ImmutableSortedSet<String> withdrawn();

  @Override
  public abstract ImmutableMap<String, String> records();

  /** None: the law sets time limits, and a notice promises. */
  @Override
  public final ImmutableList<TimeLimit> timeLimits() {
    return ImmutableList.of();
  }

  @Override
  @Value.Lazy
  public ImmutableList<Clause> clauses() {
    return ImmutableList.<Clause>builder()
        .addAll(stated())
        .addAll(FollowingClauses.ofRetention("deployment/retention/", retention()))
        .build();
  }

  @Override
  public Terms terms() {
    return Document.factTerms(this);
  }

  /** Checks it, and puts in order by id what has no order of its own. */
  @Value.Check
  Deployment checked() {
    DocumentChecks.check(this);
    boolean ordered =
        DocumentChecks.isInOrder(records().keySet())
            && DocumentChecks.isById(facts())
            && DocumentChecks.isById(stated())
            && DocumentChecks.isById(retention());
    return ordered
        ? this
        : builder()
            .id(id())
            .title(title())
            .version(version())
            .inForce(inForce())
            .putAllRecords(ImmutableSortedMap.copyOf(records()))
            .putAllStanding(standing())
            .addAllWithdrawn(withdrawn())
            .addAllFacts(DocumentChecks.byId(facts()))
            .addAllStated(DocumentChecks.byId(stated()))
            .addAllRetention(DocumentChecks.byId(retention()))
            .build();
  }

  @Override
  public String toString() {
    return id() + " " + version();
  }

  /** Builds a deployment. */
  public static final class Builder extends ImmutableDeployment.Builder {
    Builder() {}
  }
}
