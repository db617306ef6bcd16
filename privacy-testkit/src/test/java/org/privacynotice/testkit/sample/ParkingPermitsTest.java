package org.privacynotice.testkit.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.privacynotice.testkit.PrivacyAssertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.privacynotice.action.DataAction;
import org.privacynotice.engine.PrivacyEngine;
import org.privacynotice.testkit.ActionPattern;
import org.privacynotice.testkit.PrivacyNotice;
import org.privacynotice.testkit.Recorder;
import org.privacynotice.testkit.RecordingLog;
import org.privacynotice.testkit.sample.ParkingPermits.Matter;

@PrivacyNotice("contact-centre")
class ParkingPermitsTest {

  private static final String NAME = "Zebedee Quill";
  private static final String ADDRESS = "7 Larkspur Mews";

  /** Holds everything in memory. */
  private static final class FakeSidem implements Sidem {

    private final List<String> stored = new ArrayList<>();

    @Override
    public void storePermit(String name, String address) {
      stored.add(name);
    }

    @Override
    public void storePenalty(String name, String address) {
      stored.add(name);
    }

    @Override
    public int size() {
      return stored.size();
    }
  }

  private static Optional<DataAction> doing(PrivacyEngine engine, Recorder.Call call) {
    return switch (call.name()) {
      case "storePermit" -> Optional.of(ParkingPermits.sharing(engine, Matter.PERMIT));
      case "storePenalty" -> Optional.of(ParkingPermits.sharing(engine, Matter.PENALTY));
      default -> Optional.empty();
    };
  }

  @Test
  void permitAndRenewal_askAndGoToSidem(PrivacyEngine engine, RecordingLog log, Recorder recorder) {
    FakeSidem fake = new FakeSidem();
    Sidem sidem = recorder.port(Sidem.class, fake, call -> doing(engine, call));
    ParkingPermits service = new ParkingPermits(engine, sidem);

    assertThat(service.handle(Matter.PERMIT, NAME, ADDRESS)).isTrue();
    assertThat(service.handle(Matter.RENEWAL, NAME, ADDRESS)).isTrue();

    assertThat(sidem.size()).isEqualTo(2);
    assertThat(log).onlyPermitted().sharedOnlyWith("sidem").hasNoPersonalData(NAME, ADDRESS);
    assertThat(recorder).actedAsAnswered();
  }

  @Test
  void penalty_isNeverForSidem(PrivacyEngine engine) {
    assertThat(engine)
        .neverPermits(ActionPattern.share().recipient("sidem").purpose("penalty-charge-notices"));
  }

  @Test
  void leak_isCaughtByAnAssertion(PrivacyEngine engine, RecordingLog log) {
    assertThat(new ParkingPermits(engine, new FakeSidem()).handle(Matter.PENALTY, NAME, ADDRESS))
        .as("it leaks")
        .isTrue();

    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> assertThat(log).onlyPermitted())
        .withMessageContaining("share home-address, name for penalty-charge-notices with sidem")
        .withMessageContaining("refused: forbidden")
        .withMessageContaining("processors/sidem/excludes");
  }

  @Test
  void leak_isCaughtByTheRecorder(PrivacyEngine engine, Recorder recorder) {
    FakeSidem fake = new FakeSidem();
    Sidem sidem = recorder.port(Sidem.class, fake, call -> doing(engine, call));
    ParkingPermits service = new ParkingPermits(engine, sidem);

    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> service.handle(Matter.PENALTY, NAME, ADDRESS))
        .withMessageContaining("done against the answer, with home-address, name")
        .withMessageContaining("processors/sidem/excludes");

    assertThat(fake.size()).as("it did not get through").isZero();
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> assertThat(recorder).actedAsAnswered())
        .withMessageContaining("done against the answer");
  }
}
