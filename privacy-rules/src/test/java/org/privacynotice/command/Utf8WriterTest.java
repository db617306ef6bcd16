package org.privacynotice.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class Utf8WriterTest {

  private static final String TEXT = "a\u00e9\u20ac\ud83d\ude00\n";

  @Test
  void write_piecesCutAnywhere_areTheWholeText() {
    for (int cut = 0; cut <= TEXT.length(); cut++) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      PrintWriter out = new PrintWriter(new Utf8Writer(bytes));
      out.write(TEXT, 0, cut);
      out.write(TEXT.toCharArray(), cut, TEXT.length() - cut);
      assertThat(out.checkError()).isFalse();
      assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo(TEXT);
    }
  }

  @Test
  void write_aLongText_isWhole() {
    String text = TEXT.repeat(20_000);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintWriter out = new PrintWriter(new Utf8Writer(bytes));
    out.print(text);
    out.flush();
    assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo(text);
  }
}
