package org.privacynotice.notice;

import com.google.common.base.Preconditions;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSortedMap;
import com.google.common.collect.ImmutableSortedSet;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.immutables.value.Value;
import org.privacynotice.vocabulary.Controller;
import org.privacynotice.vocabulary.DataCategory;
import org.privacynotice.vocabulary.Identified;
import org.privacynotice.vocabulary.Processor;
import org.privacynotice.vocabulary.Purpose;
import org.privacynotice.vocabulary.Recipient;
import org.privacynotice.vocabulary.Terms;

/**
 * One version of a privacy notice: what a council tells people that it does with their data, as
 * clauses.
 *
 * <p>A permission is the product of several sentences: what data, why, and with whom. So each
 * permitting clause names all of them and cites every sentence that it stands on.
 */
@Value.Immutable
@SuppressWarnings("exports") // the annotation is for the compiler alone
public abstract non-sealed class Notice implements Document {

  private static final String LONDON = "Europe/London";

  Notice() {}

  /** Starts a notice. */
  public static Builder builder() {
    return new Builder();
  }

  /** Who decides why and how the data is processed. */
  public abstract Controller controller();

  /** Where its days begin and end; left out, London. */
  @Value.Lazy // the rules of zones take long to read the first time, and few decisions need any
  public ZoneId zone() {
    return ZoneId.of(zoneId());
  }

  @Value.Default
  String zoneId() {
    return LONDON;
  }

  /** Whose public holidays count when a due day is worked out; left out, England and Wales. */
  @Value.Default
  public Jurisdiction jurisdiction() {
    return Jurisdiction.ENGLAND_AND_WALES;
  }

  /** The data that it speaks of. */
  public abstract ImmutableList<DataCategory> categories();

  /** What it is used for. */
  public abstract ImmutableList<Purpose> purposes();

  /** Whom it may reach. */
  public abstract ImmutableList<Recipient> recipients();

  @Override
  public abstract ImmutableMap<String, String> records();

  /** The processors among its recipients. */
  public final ImmutableList<Processor> processors() {
    ImmutableList.Builder<Processor> processors = ImmutableList.builder();
    for (Recipient recipient : recipients()) {
      if (recipient instanceof Processor processor) {
        processors.add(processor);
      }
    }
    return processors.build();
  }

  @Override
  @Value.Lazy
  public ImmutableList<Clause> clauses() {
    return ImmutableList.<Clause>builder()
        .addAll(stated())
        .addAll(FollowingClauses.ofProcessors(this))
        .addAll(FollowingClauses.ofRetention("retention/", retention()))
        .build();
  }

  @Override
  public Terms terms() {
    return new Terms(ids(categories()), ids(purposes()), ids(recipients()), allFacts());
  }

  private static ImmutableSortedSet<String> ids(List<? extends Identified> parts) {
    List<String> ids = new ArrayList<>(parts.size());
    for (Identified part : parts) {
      ids.add(part.id());
    }
    return ImmutableSortedSet.copyOf(ids);
  }

  /** Checks it, and puts in order by id what has no order of its own. */
  @Value.Check
  Notice checked() {
    DocumentChecks.checkNames(this); // first: the clauses that follow hang on the names
    DocumentChecks.check(this);
    if (!zoneId().equals(LONDON)) {
      zone(); // it throws where there is no such zone
    }
    Preconditions.checkArgument(!categories().isEmpty(), "notice `%s` names no category", id());
    Preconditions.checkArgument(!purposes().isEmpty(), "notice `%s` names no purpose", id());
    boolean ordered =
        DocumentChecks.isInOrder(records().keySet())
            && DocumentChecks.isById(facts())
            && DocumentChecks.isById(categories())
            && DocumentChecks.isById(purposes())
            && DocumentChecks.isById(recipients())
            && DocumentChecks.isById(stated())
            && DocumentChecks.isById(retention())
            && DocumentChecks.isById(timeLimits());
    return ordered ? this : inOrder(stated());
  }

  /**
   * This notice with one more clause.
   *
   * @throws IllegalArgumentException when it has one of that id
   */
  public final Notice with(Clause clause) {
    return inOrder(ImmutableList.<Clause>builder().addAll(stated()).add(clause).build());
  }

  private Notice inOrder(List<Clause> stated) {
    return builder()
        .id(id())
        .title(title())
        .version(version())
        .inForce(inForce())
        .zoneId(zoneId())
        .jurisdiction(jurisdiction())
        .addAllTimeLimits(DocumentChecks.byId(timeLimits()))
        .controller(controller())
        .putAllRecords(ImmutableSortedMap.copyOf(records()))
        .addAllFacts(DocumentChecks.byId(facts()))
        .addAllCategories(DocumentChecks.byId(categories()))
        .addAllPurposes(DocumentChecks.byId(purposes()))
        .addAllRecipients(DocumentChecks.byId(recipients()))
        .addAllStated(DocumentChecks.byId(stated))
        .addAllRetention(DocumentChecks.byId(retention()))
        .build();
  }

  @Override
  public String toString() {
    return id() + " " + version();
  }

  /** Builds a notice. */
  public static final class Builder extends ImmutableNotice.Builder {
    Builder() {}

    /** Where its days begin and end; left out, London. */
    public Builder zone(ZoneId zone) {
      return zoneId(zone.getId());
    }
  }
}
