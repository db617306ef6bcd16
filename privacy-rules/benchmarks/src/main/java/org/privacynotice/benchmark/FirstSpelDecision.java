package org.privacynotice.benchmark;

import java.util.List;

/** As {@link FirstDecision}, by Spring's expression language. */
public final class FirstSpelDecision {

  private FirstSpelDecision() {}

  /** Decides once and prints the answer. */
  public static void main(String... none) {
    Request request =
        new Request(
            "sidem",
            "parking-permits",
            List.of("name", "home-address"),
            "public-task",
            null);
    System.out.println(new SpelRules(false).decide(request).permitted());
  }
}
