package org.privacynotice.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinesTest {

  private static final int BUFFER = Lines.BUFFER;

  private static List<String> read(InputStream in) throws IOException {
    Lines lines = new Lines(in);
    List<String> all = new ArrayList<>();
    for (Optional<Lines.Batch> next = lines.read(); next.isPresent(); next = lines.read()) {
      Lines.Batch batch = next.get();
      assertThat(batch.first()).isEqualTo(all.size() + 1);
      assertThat(batch.count()).isPositive();
      for (int i = 0; i < batch.count(); i++) {
        Lines.Line line = batch.line(i);
        all.add(line.text().orElse("! " + line.trouble()));
      }
    }
    assertThat(lines.read()).as("the end stays the end").isEmpty();
    return all;
  }

  private static List<String> read(String text) throws IOException {
    return read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  /** A stream that gives few bytes at a time. */
  private static InputStream drip(String text, int most) {
    return new FilterInputStream(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))) {
      @Override
      public int read(byte[] buffer, int offset, int length) throws IOException {
        return super.read(buffer, offset, Math.min(most, length));
      }
    };
  }

  @Test
  void read_ofNothing_isNoLine() throws IOException {
    assertThat(read("")).isEmpty();
  }

  @Test
  void read_withAndWithoutALastLineEnd_isTheSame() throws IOException {
    assertThat(read("a\nb")).containsExactly("a", "b");
    assertThat(read("a\nb\n")).containsExactly("a", "b");
    assertThat(read("\n\na")).containsExactly("", "", "a");
    assertThat(read("\n")).containsExactly("");
  }

  @Test
  void read_aCarriageReturn_staysInTheLine() throws IOException {
    assertThat(read("a\r\nb\rc\r\n")).containsExactly("a\r", "b\rc\r");
  }

  @ParameterizedTest
  @ValueSource(ints = {-2, -1, 0, 1, 2})
  void read_aLineAboutAsLongAsTheBuffer_isWhole(int off) throws IOException {
    for (int times = 1; times <= 3; times++) {
      String line = "x".repeat(BUFFER * times + off);
      assertThat(read(line + "\ny\n")).containsExactly(line, "y");
      assertThat(read("\n" + line)).containsExactly("", line);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {-3, -2, -1, 0, 1})
  void read_aCharacterAcrossTheBuffersEdge_isWhole(int off) throws IOException {
    for (String character : List.of("é", "€", "😀")) {
      String line = "x".repeat(BUFFER + off) + character;
      assertThat(read(line + "\n" + character)).containsExactly(line, character);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 4096})
  void read_fromAStreamThatDrips_isTheSame(int most) throws IOException {
    assertThat(read(drip("a€\n\nb😀\r\nlast", most))).containsExactly("a€", "", "b😀\r", "last");
  }

  @Test
  void read_theLongestLine_isTakenAndOneByteMoreIsNot() throws IOException {
    String longest = "x".repeat(Lines.MOST_BYTES);
    assertThat(read(longest + "\na")).containsExactly(longest, "a");
    assertThat(read(longest + "x\na")).containsExactly("! the line is longer than 1 MiB", "a");
    assertThat(read(longest + "x")).containsExactly("! the line is longer than 1 MiB");
    assertThat(read("é".repeat(Lines.MOST_BYTES / 2) + "x"))
        .as("counted in bytes")
        .containsExactly("! the line is longer than 1 MiB");
  }

  @Test
  void read_afterALineThatIsMuchTooLong_goesOnWithTheNext() throws IOException {
    assertThat(read("a\n" + "x".repeat(5 * Lines.MOST_BYTES) + "\nb\n"))
        .containsExactly("a", "! the line is longer than 1 MiB", "b");
  }

  @Test
  void read_whatIsNotUtf8_saysSoAndGoesOn() throws IOException {
    byte[] bytes = {
      'a',
      '\n',
      (byte) 0xff,
      '\n',
      (byte) 0xc3,
      '\n',
      (byte) 0xc0,
      (byte) 0x80,
      '\n',
      (byte) 0xed,
      (byte) 0xa0,
      (byte) 0x80,
      '\n',
      'b'
    };
    assertThat(read(new ByteArrayInputStream(bytes)))
        .containsExactly(
            "a",
            "! the line is not UTF-8",
            "! the line is not UTF-8",
            "! the line is not UTF-8",
            "! the line is not UTF-8",
            "b");
  }

  @Test
  void bytesRead_atTheEnd_isAllOfThem() throws IOException {
    byte[] bytes = ("x".repeat(BUFFER) + "\n12345").getBytes(StandardCharsets.UTF_8);
    Lines lines = new Lines(new ByteArrayInputStream(bytes));
    long before = 0;
    for (Optional<Lines.Batch> next = lines.read(); next.isPresent(); next = lines.read()) {
      assertThat(next.get().bytesRead()).isGreaterThanOrEqualTo(before).isPositive();
      before = next.get().bytesRead();
    }
    assertThat(before).isEqualTo(bytes.length);
  }

  @Test
  void read_fromAStreamThatFails_throws() {
    Lines lines =
        new Lines(
            new InputStream() {
              @Override
              public int read() throws IOException {
                throw new IOException("unplugged");
              }
            });
    assertThatThrownBy(lines::read).isInstanceOf(IOException.class).hasMessage("unplugged");
  }
}
