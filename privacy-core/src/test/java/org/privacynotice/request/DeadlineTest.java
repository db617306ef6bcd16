package org.privacynotice.request;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableList;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DeadlineTest {

  private static final Optional<LocalDate> DAY = Optional.of(LocalDate.of(2026, 10, 5));
  private static final Optional<LocalDate> LATER = Optional.of(LocalDate.of(2026, 10, 6));
  private static final Optional<LocalDate> NONE = Optional.empty();

  @Test
  void deadline_isDueExactlyWhileTheClockRuns() {
    assertThatCode(() -> deadline(Deadline.State.RUNNING, DAY, NONE)).doesNotThrowAnyException();
    assertThatCode(() -> deadline(Deadline.State.PAUSED, NONE, DAY)).doesNotThrowAnyException();
    assertThatThrownBy(() -> deadline(Deadline.State.RUNNING, NONE, NONE))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> deadline(Deadline.State.PAUSED, DAY, NONE))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> deadline(Deadline.State.NOT_STARTED, DAY, NONE))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void extension_isToldOfByTheDueDay() {
    assertThatCode(() -> deadline(Deadline.State.RUNNING, DAY, DAY)).doesNotThrowAnyException();
    assertThatThrownBy(() -> deadline(Deadline.State.RUNNING, DAY, LATER))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Deadline deadline(
      Deadline.State state, Optional<LocalDate> due, Optional<LocalDate> extensionToldBy) {
    return new Deadline(state, due, extensionToldBy, ImmutableList.of());
  }
}
