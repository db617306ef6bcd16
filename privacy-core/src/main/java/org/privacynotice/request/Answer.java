package org.privacynotice.request;

/** Whether a request must be granted. */
public enum Answer {
  /** It must be granted. */
  GRANT("grant"),
  /** It must be granted for some of the data and need not be for the rest. */
  GRANT_IN_PART("grant-in-part"),
  /** It need not be granted: nothing makes that owed, or something excuses. */
  REFUSE("refuse"),
  /** That hangs on a question that nobody has answered yet. */
  UNDETERMINED("undetermined");

  private final String id;

  Answer(String id) {
    this.id = id;
  }

  /** The word in JSON: {@code grant-in-part}. */
  public String id() {
    return id;
  }

  /** The answer about two lots of data, of which this is the answer about one. */
  public Answer with(Answer other) {
    if (this == UNDETERMINED || other == UNDETERMINED) {
      return UNDETERMINED;
    }
    return this == other ? this : GRANT_IN_PART;
  }
}
