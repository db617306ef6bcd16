package org.privacynotice.benchmark;

import java.util.ArrayList;
import java.util.List;
import org.privacynotice.engine.PrivacyEngine;
import org.privacynotice.log.DecisionRecord;

/** The records of the workload's decisions, as each log gets them: none is in words yet. */
final class Recorded {

  private final List<DecisionRecord> records = new ArrayList<>(Workload.SIZE);

  Recorded() {
    PrivacyEngine engine = Ours.engine(records::add);
    for (Request request : Workload.CONTACT_CENTRE.requests()) {
      engine.decide(Ours.question(engine, request).at(Ours.AT));
    }
  }

  /** One after the other, over and over. */
  DecisionRecord get(int number) {
    return records.get(number % records.size());
  }

  List<DecisionRecord> all() {
    return records;
  }
}
