package org.privacynotice.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.privacynotice.retention.RetentionPeriod.BySchedule;
import org.privacynotice.retention.RetentionPeriod.Earliest;
import org.privacynotice.retention.RetentionPeriod.EndOfYear;
import org.privacynotice.retention.RetentionPeriod.Event;
import org.privacynotice.retention.RetentionPeriod.Latest;
import org.privacynotice.retention.RetentionPeriod.Never;
import org.privacynotice.retention.RetentionPeriod.Plus;
import org.privacynotice.retention.RetentionPeriod.Unit;
import org.privacynotice.retention.RetentionPeriod.Year;

class RetentionPeriodTest {

  private static final RetentionPeriod ENDED = new Event("permit-ended");

  @Test
  void event_ofWhatIsNoId_isRefusedWithoutRepeatingIt() {
    assertThatThrownBy(() -> new Event("Jane Doe"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "a fact id is lower-case letters, digits and inner hyphens, at most 64 characters");
  }

  @Test
  void parts_ofAPeriod_areThosePeriodsThatItIsWorkedOutFrom() {
    RetentionPeriod never = new Never();
    ImmutableList<RetentionPeriod> both = ImmutableList.of(ENDED, never);

    assertThat(new EndOfYear(ENDED, Year.CALENDAR).parts()).containsExactly(ENDED);
    assertThat(new Plus(ENDED, 6, Unit.YEARS).parts()).containsExactly(ENDED);
    assertThat(new Earliest(both).parts()).isEqualTo(both);
    assertThat(new Latest(both).parts()).isEqualTo(both);
    assertThat(Stream.of(ENDED, never, new BySchedule())).allMatch(each -> each.parts().isEmpty());
  }

  @Test
  void plus_nothingOrLess_isRefused() {
    assertThatThrownBy(() -> new Plus(ENDED, 0, Unit.YEARS))
        .hasMessage("a period is at least 1 years long");
    assertThatThrownBy(() -> new Plus(ENDED, -6, Unit.DAYS))
        .hasMessage("a period is at least 1 days long");
    assertThat(new Plus(ENDED, 1, Unit.DAYS).amount()).isEqualTo(1);
  }

  @Test
  void earliestAndLatest_ofFewerThanTwo_areRefused() {
    assertThatThrownBy(() -> new Earliest(ImmutableList.of()))
        .hasMessage("the earliest of two or more");
    assertThatThrownBy(() -> new Earliest(ImmutableList.of(ENDED)))
        .hasMessage("the earliest of two or more");
    assertThatThrownBy(() -> new Latest(ImmutableList.of(ENDED)))
        .hasMessage("the latest of two or more");
    assertThat(new Latest(ImmutableList.of(ENDED, new Never())).of()).hasSize(2);
  }

  @Test
  void equals_ofTheSameWords_isTrue() {
    assertThat(new Plus(new EndOfYear(ENDED, Year.FINANCIAL), 2, Unit.YEARS))
        .isEqualTo(
            new Plus(new EndOfYear(new Event("permit-ended"), Year.FINANCIAL), 2, Unit.YEARS))
        .isNotEqualTo(new Plus(new EndOfYear(ENDED, Year.CALENDAR), 2, Unit.YEARS));
    assertThat(new Never()).isEqualTo(new Never()).isNotEqualTo(new BySchedule());
  }

  @Test
  void ids_ofUnitsAndYears_areTheWordsInFiles() {
    assertThat(Stream.of(Unit.values()).map(Unit::id))
        .containsExactly("days", "weeks", "months", "years");
    assertThat(Stream.of(Year.values()).map(Year::id))
        .containsExactly("end-of-financial-year", "end-of-calendar-year");
  }
}
