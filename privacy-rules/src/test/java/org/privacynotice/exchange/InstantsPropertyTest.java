package org.privacynotice.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

class InstantsPropertyTest {

  @Property(tries = 5000)
  void append_anyInstant_isItsText(
      @ForAll @LongRange(min = -70_000_000_000L, max = 260_000_000_000L) long second,
      @ForAll @IntRange(max = 3) int nanos) {
    Instant at = Instant.ofEpochSecond(second, nanos == 3 ? 120_000_000 : nanos);
    StringBuilder text = new StringBuilder();
    Instants.append(at, text);
    assertThat(text).hasToString(at.toString());
    if (nanos == 0 && text.length() == 20) {
      assertThat(Instants.parse(text.toString())).isEqualTo(at);
    }
  }

  @Property(tries = 5000)
  void parse_whatLooksLikeAnInstant_isAsTheLongWay(
      @ForAll @IntRange(max = 9999) int year,
      @ForAll @IntRange(max = 13) int month,
      @ForAll @IntRange(max = 32) int day,
      @ForAll @IntRange(max = 25) int hour,
      @ForAll @IntRange(max = 61) int minute,
      @ForAll @IntRange(max = 61) int second) {
    String text =
        "%04d-%02d-%02dT%02d:%02d:%02dZ".formatted(year, month, day, hour, minute, second);
    ThrowingCallable longWay = () -> OffsetDateTime.parse(text).toInstant();
    if (catchThrowable(longWay) == null) {
      assertThat(Instants.parse(text)).isEqualTo(OffsetDateTime.parse(text).toInstant());
    } else {
      assertThat(catchThrowable(() -> Instants.parse(text))).isInstanceOf(DateTimeException.class);
    }
  }
}
