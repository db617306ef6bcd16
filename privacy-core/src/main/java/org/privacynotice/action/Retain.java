package org.privacynotice.action;

import org.privacynotice.vocabulary.Activity;
import org.privacynotice.vocabulary.Vocabulary;

/** Going on holding personal data, by the council itself or by a recipient. */
public final class Retain extends DataAction {

  private Retain(Builder builder) {
    super(builder);
    requireParty("holder");
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
    return Activity.RETAIN;
  }

  /** Who holds the data: {@code local} for the council itself, or a recipient. */
  public String holder() {
    return requireParty("holder");
  }

  @Override
  Builder another(Vocabulary other) {
    return new Builder(other);
  }

  /** Writes one down. */
  public static final class Builder extends DataAction.Builder<Retain, Builder> {

    private Builder(Vocabulary vocabulary) {
      super(vocabulary);
    }

    @Override
    Builder self() {
      return this;
    }

    /**
     * Who holds the data: {@code local} for the council itself, or a recipient.
     *
     * @throws org.privacynotice.vocabulary.UnknownIdException when no version of the notice has it
     */
    public Builder holder(String id) {
      return party(id);
    }

    @Override
    public Retain build() {
      return new Retain(this);
    }
  }
}
