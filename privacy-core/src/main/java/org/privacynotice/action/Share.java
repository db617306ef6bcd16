package org.privacynotice.action;

import com.google.common.base.Preconditions;
import org.privacynotice.vocabulary.Activity;
import org.privacynotice.vocabulary.Vocabulary;

/** Giving personal data to a recipient; a processor that works for the council is one. */
public final class Share extends DataAction {

  private Share(Builder builder) {
    super(builder);
    requireParty("recipient");
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
    return Activity.SHARE;
  }

  /** Who gets the data: a recipient of the notice, or {@code other}. */
  public String recipient() {
    return requireParty("recipient");
  }

  @Override
  Builder another(Vocabulary other) {
    return new Builder(other);
  }

  /** Writes one down. */
  public static final class Builder extends DataAction.Builder<Share, Builder> {

    private Builder(Vocabulary vocabulary) {
      super(vocabulary);
    }

    @Override
    Builder self() {
      return this;
    }

    /**
     * Who gets the data: a recipient of the notice, or {@code other}.
     *
     * @throws org.privacynotice.vocabulary.UnknownIdException when no version of the notice has it
     * @throws IllegalArgumentException for {@code local}: the council does not share with itself
     */
    public Builder recipient(String id) {
      return party(id);
    }

    @Override
    Builder party(String id) {
      Preconditions.checkArgument(
          !id.equals(Vocabulary.LOCAL), "`local` is a holder, not a recipient");
      return super.party(id);
    }

    @Override
    public Share build() {
      return new Share(this);
    }
  }
}
