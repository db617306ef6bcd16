package org.privacynotice.action;

import org.privacynotice.vocabulary.Activity;
import org.privacynotice.vocabulary.Vocabulary;

/** Obtaining personal data, from the person or about them. */
public final class Collect extends DataAction {

  private Collect(Builder builder) {
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
    return Activity.COLLECT;
  }

  @Override
  Builder another(Vocabulary other) {
    return new Builder(other);
  }

  /** Writes one down. */
  public static final class Builder extends DataAction.Builder<Collect, Builder> {

    private Builder(Vocabulary vocabulary) {
      super(vocabulary);
    }

    @Override
    Builder self() {
      return this;
    }

    @Override
    public Collect build() {
      return new Collect(this);
    }
  }
}
