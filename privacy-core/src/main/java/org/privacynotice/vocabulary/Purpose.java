package org.privacynotice.vocabulary;

import com.google.common.base.Preconditions;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import com.google.common.collect.ImmutableSortedSet;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * What data is used for. Purposes form a tree: a service is a leaf under service provision.
 *
 * <p>What a purpose declares about its lawfulness holds for the purposes under it too, unless they
 * declare their own.
 */
@Value.Immutable
@SuppressWarnings("exports") // the annotation is for the compiler alone
public abstract class Purpose implements Term {

  Purpose() {}

  /** Starts a purpose. */
  public static Builder builder() {
    return new Builder();
  }

  /** All of one at once, in the order of its parts. */
  public static Purpose of(
      String id,
      String label,
      Optional<String> parent,
      ImmutableSortedSet<LawfulBasis> bases,
      Optional<SpecialCategoryCondition> article9,
      Optional<String> schedule1,
      ImmutableSortedMap<LawfulBasis, ImmutableList<Citation>> enactments,
      Optional<Controller> controller,
      Optional<String> toldBy,
      Optional<Integer> lgsl) {
    return ImmutablePurpose.of(
        id, label, parent, bases, article9, schedule1, enactments, controller, toldBy, lgsl);
  }

  /** The id: {@code parking-permits}. */
  @Override
  public abstract String id();

  /** The notice's words for it, fit for the middle of a sentence: "parking permits". */
  @Override
  public abstract String label();

  /** The purpose that it lies under, if any. */
  @Override
  public abstract Optional<String> parent();

  /**
   * The lawful bases that the notice declares for it (UK GDPR Art 13(1)(c)). Empty: what the parent
   * declares; where no ancestor declares any, every basis may be stated.
   */
  @Value.NaturalOrder
  public abstract ImmutableSortedSet<LawfulBasis> bases();

  /** The Art 9(2) point that the notice declares for special category data used for it. */
  public abstract Optional<SpecialCategoryCondition> article9();

  /** The paragraph of DPA 2018 Sch 1 that goes with {@link #article9()}. */
  public abstract Optional<String> schedule1();

  /**
   * The enactments that lay down the duty or task behind a declared basis (UK GDPR Art 6(3)). They
   * hold with {@link #bases()}, for the purposes under it too.
   */
  @Value.NaturalOrder
  public abstract ImmutableSortedMap<LawfulBasis, ImmutableList<Citation>> enactments();

  /** Who decides on this purpose, where that is not the notice's own controller. */
  public abstract Optional<Controller> controller();

  /**
   * The id of another notice that tells of this purpose and all that lies under it; this one then
   * permits nothing for them.
   */
  public abstract Optional<String> toldBy();

  /** The number in the Local Government Services List, for exports only. */
  public abstract Optional<Integer> lgsl();

  @Value.Check
  void check() {
    Identifier.requireId("purpose", id());
    Preconditions.checkArgument(!label().isBlank(), "purpose `%s` needs a label", id());
    for (LawfulBasis basis : enactments().keySet()) {
      Preconditions.checkArgument(
          bases().contains(basis),
          "purpose `%s` names an enactment for a basis that it does not declare",
          id());
    }
    if (toldBy().isPresent()) {
      Identifier.requireId("notice", toldBy().get());
    }
  }

  /** Builds a purpose. */
  public static final class Builder extends ImmutablePurpose.Builder {
    Builder() {}
  }
}
