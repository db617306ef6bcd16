package org.privacynotice.benchmark;

import java.util.function.Supplier;

/** Everything that decides the requests beside our engine. */
public enum Peer {
  /** The limit. */
  BIT_MASKS("hand-written bit masks, ids resolved", BitMasks::new),
  /** Below the limit: nobody has the categories like this. */
  FOLDED_BIT_MASKS("the same, categories folded into bits beforehand", FoldedBitMasks::new),
  /** The limit where ids come as texts. */
  STRING_SWITCH("hand-written switch, string ids", StringSwitch::new),
  /** A map. */
  RULE_MAP("`HashMap` of rules", RuleMap::new),
  /** Spring's expression language. */
  SPEL("SpEL (Spring 7.0.10, compiled)", SpelRules::new),
  /** Easy Rules. */
  EASY_RULES("Easy Rules 4.1.0 (MVEL)", EasyRulesEngine::new),
  /** Drools. */
  DROOLS("Drools 10.2.0, systems as facts", DroolsEngine::new),
  /** AuthzForce. */
  AUTHZFORCE("AuthzForce 21.0.1 (XACML)", XacmlEngine::new),
  /** jCasbin. */
  JCASBIN("jCasbin 1.99.0", CasbinEnforcer::new),
  /** Cedar. */
  CEDAR("Cedar (cedar-java 4.10.0, entities)", CedarEngine::new);

  private final String label;

  @SuppressWarnings("ImmutableEnumChecker") // a constructor
  private final Supplier<Contestant<?>> maker;

  Peer(String label, Supplier<Contestant<?>> maker) {
    this.label = label;
    this.maker = maker;
  }

  /** Whether it is code written for this notice alone, which others are compared with. */
  boolean isHandWritten() {
    return this == BIT_MASKS || this == STRING_SWITCH;
  }

  /** What the table calls it. */
  String label() {
    return label;
  }

  /**
   * A new one, which has answered every request rightly.
   *
   * @throws IllegalStateException when it answers one wrongly
   */
  Contestant<?> checked() {
    return Workload.CONTACT_CENTRE.checked(maker.get());
  }
}
