package org.privacynotice.benchmark;

import java.util.function.Function;

/** What is written by hand for a notice of any size. */
public enum ByHand {
  /** The limit. */
  BIT_MASKS("hand-written bit masks, ids resolved", WideBitMasks::new),
  /** The limit where ids come as texts. */
  STRING_SWITCH("hand-written switch, string ids", workload -> new SwitchTable(workload.systems())),
  /** A map. */
  RULE_MAP("`HashMap` of rules", workload -> new RuleMap(workload.systems()));

  private final String label;

  @SuppressWarnings("ImmutableEnumChecker") // a constructor
  private final Function<Workload, Contestant<?>> maker;

  ByHand(String label, Function<Workload, Contestant<?>> maker) {
    this.label = label;
    this.maker = maker;
  }

  /** What the table calls it. */
  String label() {
    return label;
  }

  /** A new one for the notice that the workload is about. */
  Contestant<?> of(Workload workload) {
    return maker.apply(workload);
  }
}
