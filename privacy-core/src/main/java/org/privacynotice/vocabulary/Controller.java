package org.privacynotice.vocabulary;

import com.google.common.base.Preconditions;

/**
 * Who decides why and how data is processed (UK GDPR Art 4(7)).
 *
 * @param name the legal person
 * @param kind whether DPA 2018 s.7 makes it a public authority
 */
public record Controller(String name, Kind kind) {

  /** Checks the name. */
  public Controller {
    Preconditions.checkArgument(!name.isBlank(), "a controller has a name");
  }

  /** What kind of controller. */
  public enum Kind {
    /** A public authority (DPA 2018 s.7): a principal council, but not a parish council. */
    PUBLIC_AUTHORITY("public-authority"),
    /** Any other organisation. */
    ORGANISATION("organisation");

    private final String id;

    Kind(String id) {
      this.id = id;
    }

    /** The word in files. */
    public String id() {
      return id;
    }
  }
}
