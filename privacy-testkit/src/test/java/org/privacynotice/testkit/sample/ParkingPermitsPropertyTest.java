package org.privacynotice.testkit.sample;

import java.time.Clock;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import org.privacynotice.action.Share;
import org.privacynotice.document.Bundled;
import org.privacynotice.engine.PrivacyEngine;
import org.privacynotice.testkit.Recorder;
import org.privacynotice.testkit.RecordingLog;
import org.privacynotice.testkit.generated.FromNotice;
import org.privacynotice.testkit.sample.ParkingPermits.Matter;

/** Generated actions say what residents come with: the service does of it only what it may. */
class ParkingPermitsPropertyTest {

  private final RecordingLog log = new RecordingLog();
  private final PrivacyEngine engine =
      PrivacyEngine.builder().notice(Bundled.notice("contact-centre")).log(log).build();
  private final Recorder recorder = new Recorder(log, Clock.systemUTC());
  private final Sidem sidem = FakeSidem.recorded(engine, recorder);

  private void handle(Share asked, ParkingPermits service) {
    Matter.of(asked.purpose())
        .ifPresent(matter -> service.handle(matter, "Zebedee Quill", "7 Larkspur Mews"));
  }

  @Property
  void mended_doesWhatItMay(@ForAll @FromNotice("contact-centre") Share asked) {
    recorder.during(() -> handle(asked, ParkingPermits.mended(engine, sidem)));
  }

  @Property
  @AddLifecycleHook(FalsifiedByTheLeak.class)
  void leak_isCaught(@ForAll @FromNotice("contact-centre") Share asked) {
    recorder.during(() -> handle(asked, ParkingPermits.leaking(engine, sidem)));
  }
}
