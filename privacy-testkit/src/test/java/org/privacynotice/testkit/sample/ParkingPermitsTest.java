package org.privacynotice.testkit.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.privacynotice.testkit.PrivacyAssertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.privacynotice.engine.PrivacyEngine;
import org.privacynotice.testkit.ActionPattern;
import org.privacynotice.testkit.PrivacyNotice;
import org.privacynotice.testkit.Recorder;
import org.privacynotice.testkit.RecordingLog;
import org.privacynotice.testkit.sample.ParkingPermits.Matter;
import org.privacynotice.testkit.table.ComplianceTable;

/**
 * Each way of testing is green for the service as it is, and red for the service with its leak; for
 * generated actions see {@link ParkingPermitsPropertyTest}.
 */
@PrivacyNotice("contact-centre")
class ParkingPermitsTest {

  private static final Path CASES = Path.of("src/test/resources/cases.csv");
  private static final String NAME = "Zebedee Quill";
  private static final String ADDRESS = "7 Larkspur Mews";

  /** Whatever a resident comes with. */
  private static void handleAll(ParkingPermits service) {
    for (Matter matter : Matter.values()) {
      service.handle(matter, NAME, ADDRESS);
    }
  }

  /** An assertion: whatever SIDEM got, it may have. */
  private static void assertOnlyWhatItMayHave(PrivacyEngine engine, FakeSidem sidem) {
    assertThat(sidem.stored())
        .isNotEmpty()
        .allSatisfy(matter -> assertThat(engine).permits(ParkingPermits.sharing(engine, matter)));
  }

  /** A table: each case is put to the service. */
  private static Stream<DynamicTest> cases(
      PrivacyEngine engine, Recorder recorder, ParkingPermits service) {
    return ComplianceTable.of(CASES)
        .tests(
            engine,
            recorder,
            asked -> service.handle(Matter.of(asked.purpose()).orElseThrow(), NAME, ADDRESS));
  }

  @Test
  void mended_holdsByAssertion(PrivacyEngine engine, RecordingLog log) {
    FakeSidem sidem = new FakeSidem();
    handleAll(ParkingPermits.mended(engine, sidem));

    assertOnlyWhatItMayHave(engine, sidem);
    assertThat(log).sharedOnlyWith("sidem").hasNoPersonalData(NAME, ADDRESS);
  }

  @Test
  void leak_isCaughtByAnAssertion(PrivacyEngine engine) {
    FakeSidem sidem = new FakeSidem();
    handleAll(ParkingPermits.leaking(engine, sidem));

    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> assertOnlyWhatItMayHave(engine, sidem))
        .withMessageContaining("share home-address, name for penalty-charge-notices with sidem")
        .withMessageContaining("refused: forbidden")
        .withMessageContaining("processors/sidem/excludes");
  }

  @TestFactory
  Stream<DynamicTest> mended_holdsByTheTable(PrivacyEngine engine, Recorder recorder) {
    Sidem sidem = FakeSidem.recorded(engine, recorder);
    return cases(engine, recorder, ParkingPermits.mended(engine, sidem));
  }

  @Test
  void leak_isCaughtByTheTable(PrivacyEngine engine, Recorder recorder) {
    Sidem sidem = FakeSidem.recorded(engine, recorder);
    List<DynamicTest> cases =
        cases(engine, recorder, ParkingPermits.leaking(engine, sidem)).toList();

    assertThat(cases).hasSize(3);
    assertThatCode(cases.get(0).getExecutable()::execute).doesNotThrowAnyException();
    assertThatCode(cases.get(1).getExecutable()::execute).doesNotThrowAnyException();
    assertThatThrownBy(cases.get(2).getExecutable()::execute)
        .isInstanceOf(AssertionError.class)
        .hasMessageStartingWith("cases.csv:4: a penalty charge notice does not\n")
        .hasMessageContaining("share home-address, name for penalty-charge-notices with sidem")
        .hasMessageContaining("done against the answer, with home-address, name")
        .hasMessageContaining("processors/sidem/excludes");
  }

  @Test
  void mended_holdsByTheRecorder(PrivacyEngine engine, Recorder recorder) {
    Sidem sidem = FakeSidem.recorded(engine, recorder);

    handleAll(ParkingPermits.mended(engine, sidem));

    assertThat(sidem.size()).isEqualTo(2);
    assertThat(recorder).actedAsAnswered();
  }

  @Test
  void leak_isCaughtByTheRecorder(PrivacyEngine engine, Recorder recorder) {
    FakeSidem fake = new FakeSidem();
    ParkingPermits service = ParkingPermits.leaking(engine, fake.reportingTo(engine, recorder));

    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> service.handle(Matter.PENALTY, NAME, ADDRESS))
        .withMessageContaining("done against the answer, with home-address, name")
        .withMessageContaining("processors/sidem/excludes");

    assertThat(fake.size()).as("it did not get through").isZero();
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> assertThat(recorder).actedAsAnswered())
        .withMessageContaining("done against the answer");
  }

  @Test
  void penalty_isNeverForSidem(PrivacyEngine engine) {
    assertThat(engine)
        .neverPermits(ActionPattern.share().recipient("sidem").purpose("penalty-charge-notices"));
  }
}
