package org.privacynotice.action;

import org.privacynotice.vocabulary.Activity;
import org.privacynotice.vocabulary.Vocabulary;

/** Working with personal data already held. */
public final class Use extends DataAction {

  private Use(Builder builder) {
    super(builder);
  }

  /**
   * Starts one.
   *
   * @throws org.privacynotice.vocabulary.UnknownIdException when no version of the notice has a
   *     category
   */
  public static Builder in(Vocabulary vocabulary, String... categories) {
    return new Builder(vocabulary).categories(categories);
  }

  @Override
  public Activity activity() {
    return Activity.USE;
  }

  @Override
  Builder another(Vocabulary other) {
    return new Builder(other);
  }

  /** Writes one down. */
  public static final class Builder extends DataAction.Builder<Use, Builder> {

    private Builder(Vocabulary vocabulary) {
      super(vocabulary);
    }

    @Override
    Builder self() {
      return this;
    }

    @Override
    public Use build() {
      return new Use(this);
    }
  }
}
