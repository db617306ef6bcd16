package org.privacynotice.testkit.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.privacynotice.action.DataAction;
import org.privacynotice.engine.PrivacyEngine;
import org.privacynotice.testkit.Recorder;
import org.privacynotice.testkit.sample.ParkingPermits.Matter;

/** Holds everything in memory, by what it came for. */
final class FakeSidem implements Sidem {

  private final List<Matter> stored = new ArrayList<>();

  /** A stand-in that reports to a recorder. */
  static Sidem recorded(PrivacyEngine engine, Recorder recorder) {
    return new FakeSidem().reportingTo(engine, recorder);
  }

  Sidem reportingTo(PrivacyEngine engine, Recorder recorder) {
    return recorder.port(Sidem.class, this, call -> doing(engine, call));
  }

  static Optional<DataAction> doing(PrivacyEngine engine, Recorder.Call call) {
    return switch (call.name()) {
      case "storePermit" -> Optional.of(ParkingPermits.sharing(engine, Matter.PERMIT));
      case "storePenalty" -> Optional.of(ParkingPermits.sharing(engine, Matter.PENALTY));
      case "size" -> Optional.empty(); // it gives nobody's data to SIDEM
      default ->
          throw new IllegalStateException("say what `" + call.name() + "` does with whose data");
    };
  }

  @Override
  public void storePermit(String name, String address) {
    stored.add(Matter.PERMIT);
  }

  @Override
  public void storePenalty(String name, String address) {
    stored.add(Matter.PENALTY);
  }

  @Override
  public int size() {
    return stored.size();
  }

  /** What it got data for. */
  List<Matter> stored() {
    return List.copyOf(stored);
  }
}
