package org.privacynotice.engine;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSortedSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.privacynotice.vocabulary.Citation;
import org.privacynotice.vocabulary.Controller;
import org.privacynotice.vocabulary.FactValue;
import org.privacynotice.vocabulary.LawfulBasis;
import org.privacynotice.vocabulary.Purpose;
import org.privacynotice.vocabulary.SpecialCategoryCondition;

/**
 * What one version of a notice says of a purpose: the purpose itself, else the nearest above it
 * that says something.
 *
 * @param bases the lawful bases declared; none where none is
 * @param enactments those named behind a basis, by what the basis is as a fact
 * @param basis the only basis declared
 * @param article9 the Art 9(2) point declared
 * @param schedule1 the Sch 1 paragraph declared
 * @param toldBy the other notice that tells of it
 * @param controller who decides on it
 */
record PurposeTerms(
    ImmutableSortedSet<LawfulBasis> bases,
    ImmutableMap<FactValue, ImmutableList<Citation>> enactments,
    Optional<FactValue> basis,
    Optional<FactValue> article9,
    Optional<FactValue> schedule1,
    Optional<String> toldBy,
    Controller controller) {

  /**
   * Gathers them.
   *
   * @param line the purpose and all that it lies under, the nearest first; none where this version
   *     does not have it
   * @param council who decides where no purpose names anybody
   */
  static PurposeTerms of(List<Purpose> line, Controller council) {
    ImmutableSortedSet<LawfulBasis> bases = ImmutableSortedSet.of();
    ImmutableMap.Builder<FactValue, ImmutableList<Citation>> enactments = ImmutableMap.builder();
    Optional<SpecialCategoryCondition> article9 = Optional.empty();
    Optional<String> schedule1 = Optional.empty();
    Optional<String> toldBy = Optional.empty();
    Optional<Controller> controller = Optional.empty();
    for (Purpose each : line) {
      if (bases.isEmpty() && !each.bases().isEmpty()) {
        bases = each.bases();
        for (var behind : each.enactments().entrySet()) {
          enactments.put(new FactValue.Named(behind.getKey().id()), behind.getValue());
        }
      }
      article9 = article9.isPresent() ? article9 : each.article9();
      schedule1 = schedule1.isPresent() ? schedule1 : each.schedule1();
      toldBy = toldBy.isPresent() ? toldBy : each.toldBy();
      controller = controller.isPresent() ? controller : each.controller();
    }
    return new PurposeTerms(
        bases,
        enactments.buildOrThrow(),
        named(bases.size() == 1 ? bases.first().id() : null),
        named(article9.isPresent() ? article9.get().id() : null),
        named(schedule1.orElse(null)),
        toldBy,
        controller.orElse(council));
  }

  private static Optional<FactValue> named(@Nullable String value) {
    return value == null ? Optional.empty() : Optional.of(new FactValue.Named(value));
  }

  /** Whether a basis is one of those declared. */
  boolean declares(FactValue basis) {
    for (LawfulBasis each : bases) {
      if (basis instanceof FactValue.Named named && each.id().equals(named.value())) {
        return true;
      }
    }
    return false;
  }
}
