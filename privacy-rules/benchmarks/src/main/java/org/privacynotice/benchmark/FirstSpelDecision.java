package org.privacynotice.benchmark;

import com.google.common.collect.ImmutableList;

/** As {@link FirstDecision}, by Spring's expression language. */
public final class FirstSpelDecision {

  private FirstSpelDecision() {}

  /** Decides once and prints the answer. */
  public static void main(String... none) {
    Request request =
        new Request(
            "sidem",
            "parking-permits",
            ImmutableList.of("name", "home-address"),
            "public-task",
            null);
    System.out.println(new SpelRules(false).decide(request).permitted());
  }
}
