package org.privacynotice.vocabulary;

import com.google.common.base.Preconditions;
import java.util.Optional;
import org.immutables.value.Value;

/** A recipient that is not a processor. */
@Value.Immutable
@SuppressWarnings("exports") // the annotation is for the compiler alone
public abstract non-sealed class Party implements Recipient {

  Party() {}

  /** Starts a party. */
  public static Builder builder() {
    return new Builder();
  }

  /** All of one at once, in the order of its parts. */
  public static Party of(
      String id,
      String label,
      Optional<String> parent,
      Optional<String> place,
      Optional<String> role,
      Kind kind) {
    return ImmutableParty.of(id, label, parent, place, role, kind);
  }

  @Override
  public abstract String id();

  @Override
  public abstract String label();

  @Override
  public abstract Optional<String> parent();

  @Override
  public abstract Optional<String> place();

  @Override
  public abstract Optional<String> role();

  /** What kind of recipient it is. */
  public abstract Kind kind();

  @Value.Check
  void check() {
    Identifier.requireId("recipient", id());
    Preconditions.checkArgument(!label().isBlank(), "recipient `%s` needs a label", id());
  }

  /** What kinds of recipient there are beside processors. */
  public enum Kind {
    /** A part of the council itself. */
    DEPARTMENT("department"),
    /** A body outside the council. */
    AGENCY("agency"),
    /** A class of recipients; asked about, it stands for a member that has no id of its own. */
    GROUP("class"),
    /** The person whom the data is about. */
    DATA_SUBJECT("data-subject"),
    /** Everybody. */
    PUBLIC("public");

    private final String id;

    Kind(String id) {
      this.id = id;
    }

    /** The word in files. */
    public String id() {
      return id;
    }
  }

  /** Builds a party. */
  public static final class Builder extends ImmutableParty.Builder {
    Builder() {}
  }
}
