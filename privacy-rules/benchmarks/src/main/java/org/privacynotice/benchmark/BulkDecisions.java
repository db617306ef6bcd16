package org.privacynotice.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.privacynotice.action.DataAction;
import org.privacynotice.decision.Decision;
import org.privacynotice.engine.PrivacyEngine;
import org.privacynotice.exchange.ActionReader;
import org.privacynotice.log.DecisionLog;

/** Reads actions from the lines of a file and decides them. */
public final class BulkDecisions {

  private BulkDecisions() {}

  /**
   * Decides all, and fails where the number of permissions is another.
   *
   * @param args {@code decide}, one after the other, or {@code decideAll}; the file; how many of
   *     its lines are permitted
   */
  public static void main(String... args) throws IOException {
    PrivacyEngine engine = Ours.engine(DecisionLog.none());
    ActionReader reader = new ActionReader(engine::vocabulary);
    try (Stream<String> lines = Files.lines(Path.of(args[1]))) {
      Stream<DataAction> actions = lines.map(reader::read);
      Stream<Decision> decisions =
          args[0].equals("decide") ? actions.map(engine::decide) : engine.decideAll(actions);
      long permitted = decisions.filter(Decision::permitted).count();
      if (permitted != Long.parseLong(args[2])) {
        throw new IllegalStateException(permitted + " are permitted instead of " + args[2]);
      }
    }
  }
}
