package org.privacynotice.notice;

/** The part of the United Kingdom whose public holidays count. */
public enum Jurisdiction {
  /** England and Wales, whose holidays are the same. */
  ENGLAND_AND_WALES("england-and-wales", "England and Wales"),
  /** Scotland. */
  SCOTLAND("scotland", "Scotland"),
  /** Northern Ireland. */
  NORTHERN_IRELAND("northern-ireland", "Northern Ireland");

  private final String id;
  private final String label;

  Jurisdiction(String id, String label) {
    this.id = id;
    this.label = label;
  }

  /** The word in files and JSON: {@code scotland}. */
  public String id() {
    return id;
  }

  /** The name in a sentence: "Northern Ireland". */
  public String label() {
    return label;
  }
}
