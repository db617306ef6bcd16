package org.privacynotice.notice;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedSet;
import org.immutables.value.Value;
import org.privacynotice.vocabulary.Activity;
import org.privacynotice.vocabulary.Right;
import org.privacynotice.vocabulary.Sensitivity;
import org.privacynotice.vocabulary.Vocabulary;

/**
 * What a clause is about.
 *
 * <p>A permitting clause must <em>cover</em> what is asked: category, purpose and party are each
 * one that it names or lie under one. A forbidding or requiring clause need only <em>touch</em> it:
 * it applies also where what is asked lies above. A limit on {@code bulky-waste-payments} therefore
 * applies to a question about {@code bulky-waste}; a permission for the first does not.
 */
@Value.Immutable
@SuppressWarnings("exports") // the annotation is for the compiler alone
public abstract class Scope {

  /** A class of recipients that every notice has: all its processors. */
  public static final String PROCESSORS = "processors";

  /** Ids that mean something in every document, and so name nothing of a notice's own. */
  public static final ImmutableSet<String> RESERVED =
      ImmutableSortedSet.of(Vocabulary.OTHER, Vocabulary.LOCAL, PROCESSORS, "any");

  Scope() {}

  /** Starts a scope. */
  public static Builder builder() {
    return new Builder();
  }

  /** All of one at once, in the order of its parts. */
  public static Scope of(
      ImmutableSortedSet<Right> rights,
      ImmutableSortedSet<Activity> activities,
      Selection categories,
      ImmutableSortedSet<Sensitivity> sensitivities,
      Selection purposes,
      Selection parties) {
    return ImmutableScope.of(rights, activities, categories, sensitivities, purposes, parties);
  }

  /**
   * The requests of a person that it is about, in a clause about requests; such a clause names no
   * activity.
   */
  @Value.NaturalOrder
  public abstract ImmutableSortedSet<Right> rights();

  /** What is done. */
  @Value.NaturalOrder
  public abstract ImmutableSortedSet<Activity> activities();

  /** With which data. */
  public abstract Selection categories();

  /** Only data of these sensitivities; empty for data of any. */
  @Value.NaturalOrder
  public abstract ImmutableSortedSet<Sensitivity> sensitivities();

  /** For what. */
  public abstract Selection purposes();

  /** Recipients of a share, holders of what is kept or erased. */
  public abstract Selection parties();

  /** Builds a scope. */
  public static final class Builder extends ImmutableScope.Builder {
    Builder() {}
  }
}
