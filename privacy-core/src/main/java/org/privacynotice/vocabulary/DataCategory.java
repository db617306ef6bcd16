package org.privacynotice.vocabulary;

import com.google.common.base.Preconditions;
import java.util.Optional;
import org.immutables.value.Value;

/** A kind of personal data that the notice names. */
@Value.Immutable
@SuppressWarnings("exports") // the annotation is for the compiler alone
public abstract class DataCategory implements Term {

  DataCategory() {}

  /** Starts a category. */
  public static Builder builder() {
    return new Builder();
  }

  /** All of one at once, in the order of its parts. */
  public static DataCategory of(
      String id,
      String label,
      Optional<String> parent,
      Sensitivity sensitivity,
      Optional<String> specialKind,
      Optional<String> dpv) {
    return ImmutableDataCategory.of(id, label, parent, sensitivity, specialKind, dpv);
  }

  /** The id: {@code home-address}. */
  @Override
  public abstract String id();

  /** The notice's words for it, fit for the middle of a sentence: "home address". */
  @Override
  public abstract String label();

  /** The wider category that it lies under, if any. */
  @Override
  public abstract Optional<String> parent();

  /** How far it is protected. */
  public abstract Sensitivity sensitivity();

  /**
   * Which of the kinds of special category data in UK GDPR Art 9(1) it is, by the value of the
   * law's fact {@code special-kind}; only of special category data. Empty: not said, so asked.
   */
  public abstract Optional<String> specialKind();

  /** The W3C Data Privacy Vocabulary term, for exports only: {@code pd:Name}. */
  public abstract Optional<String> dpv();

  @Value.Check
  void check() {
    Identifier.requireId("category", id());
    Preconditions.checkArgument(!label().isBlank(), "category `%s` needs a label", id());
    Preconditions.checkArgument(
        specialKind().isEmpty() || sensitivity() == Sensitivity.SPECIAL,
        "category `%s` is no special category, so it is of no special kind",
        id());
  }

  /** Builds a category. */
  public static final class Builder extends ImmutableDataCategory.Builder {
    Builder() {}
  }
}
