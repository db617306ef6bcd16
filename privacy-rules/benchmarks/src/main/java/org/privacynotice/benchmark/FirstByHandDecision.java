package org.privacynotice.benchmark;

import java.util.List;

/** As {@link FirstDecision}, by the switch that is written by hand: the floor. */
public final class FirstByHandDecision {

  private FirstByHandDecision() {}

  /** Decides once and prints the answer. */
  public static void main(String... none) {
    Request request =
        new Request(
            "sidem", "parking-permits", List.of("name", "home-address"), "public-task", null);
    System.out.println(new StringSwitch().decide(request).permitted());
  }
}
