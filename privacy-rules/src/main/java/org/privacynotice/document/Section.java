package org.privacynotice.document;

import com.google.common.collect.ImmutableList;
import java.util.List;
import org.privacynotice.notice.Effect;
import org.privacynotice.vocabulary.Activity;

/** The sections of a document that hold clauses, in the order in which they are written. */
enum Section {
  COLLECTS("collects", Effect.PERMITS, Activity.COLLECT, Activity.USE),
  USES("uses", Effect.PERMITS, Activity.USE),
  SHARES("shares", Effect.PERMITS, Activity.SHARE),
  COMMANDS("commands", Effect.PERMITS),
  LIMITS("limits", Effect.FORBIDS),
  DUTIES("duties", Effect.REQUIRES),
  INFORMATION("information", Effect.INFORMS),
  GRANTS("grants", Effect.GRANTS),
  EXCUSES("excuses", Effect.EXCUSES),
  WITHHOLDS("withholds", Effect.WITHHOLDS),
  CHARGES("charges", Effect.CHARGES);

  private final String id;
  private final Effect effect;
  private final ImmutableList<Activity> usual;

  Section(String id, Effect effect, Activity... usual) {
    this.id = id;
    this.effect = effect;
    this.usual = ImmutableList.copyOf(usual);
  }

  /** The key. */
  String id() {
    return id;
  }

  /** What its clauses do. */
  Effect effect() {
    return effect;
  }

  /** What is done where a clause does not say. */
  List<Activity> usual() {
    return usual;
  }
}
