package org.privacynotice.benchmark;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A question as every contestant gets it: may these categories be shared with this system for this
 * purpose?
 *
 * @param recipient the system
 * @param purpose what for
 * @param categories of which data
 * @param basis the lawful basis stated, if one is
 * @param needed whether the sensitive detail is said to be needed, if anybody says so
 */
public record Request(
    String recipient,
    String purpose,
    List<String> categories,
    @Nullable String basis,
    @Nullable Boolean needed) {

  /** None of the categories is sensitive. */
  static final String ORDINARY = "ordinary";

  /** One is sensitive, and needed. */
  static final String NEEDED = "needed";

  /** One is sensitive, and not needed. */
  static final String NOT_NEEDED = "not-needed";

  /** One is sensitive, and nobody says whether it is needed. */
  static final String OPEN = "open";

  /** Whether a category is one of the three that the notice calls sensitive. */
  static boolean isSensitive(String category) {
    return switch (category) {
      case "ethnic-origin", "age", "sex" -> true;
      default -> false;
    };
  }

  /** What the categories and the fact come to, for the peers whose policies ask for it. */
  public String detail() {
    for (int i = 0; i < categories.size(); i++) {
      if (isSensitive(categories.get(i))) {
        return needed == null ? OPEN : needed ? NEEDED : NOT_NEEDED;
      }
    }
    return ORDINARY;
  }
}
