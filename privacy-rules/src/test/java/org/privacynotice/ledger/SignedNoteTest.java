package org.privacynotice.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.privacynotice.ledger.SignedNote.Standing;

class SignedNoteTest {

  /** The key and the note by which Go's tools for signed notes are tested: facts, not secrets. */
  private static final String GO_PUBLIC =
      "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";

  private static final String GO_PRIVATE =
      "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";

  private static final String GO_TEXT =
      "If you think cryptography is the answer to your problem,\n"
          + "then you don't know what your problem is.\n";

  private static final String GO_NOTE =
      GO_TEXT
          + "\n\u2014 PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNX"
          + "gKvqfqdngotpRZb6KE6RyyBwJnAM=\n";

  private static final SigningKey KEY = SigningKey.generate("council.example/log");

  @TempDir private Path folder;

  private static SignedNote parse(String note) {
    return SignedNote.parse(note.getBytes(StandardCharsets.UTF_8));
  }

  private SigningKey goKey() throws Exception {
    Path file = folder.resolve("go");
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    return SigningKey.read(Files.writeString(file, GO_PRIVATE + "\n" + GO_PUBLIC + "\n"));
  }

  @Test
  void sign_withAKeyOfOtherTools_givesTheirVeryNote() throws Exception {
    assertThat(SignedNote.sign(GO_TEXT, goKey())).hasToString(GO_NOTE);
  }

  @Test
  void standing_ofANoteOfOtherTools_isSigned() {
    SignedNote note = parse(GO_NOTE);
    assertThat(note.standing(VerifyingKey.parse(GO_PUBLIC))).isEqualTo(Standing.SIGNED);
    assertThat(note.text()).isEqualTo(GO_TEXT);
    assertThat(note).hasToString(GO_NOTE);
  }

  @Test
  void standing_ofTheSpecificationsExample_isSigned() {
    // The key and the note that implementations of C2SP signed-note share as an example.
    VerifyingKey key =
        VerifyingKey.parse("example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k");
    SignedNote note =
        parse(
            "This is an example message.\n\n\u2014 example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YE"
                + "q6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n");
    assertThat(note.standing(key)).isEqualTo(Standing.SIGNED);
  }

  @Test
  void standing_ofAnAlteredText_isForged() {
    SignedNote note = parse(GO_NOTE.replace("answer", "question"));
    assertThat(note.standing(VerifyingKey.parse(GO_PUBLIC))).isEqualTo(Standing.FORGED);
  }

  @Test
  void standing_whenOneOfTwoLinesOfAKeyIsWrong_isForged() {
    SignedNote other = SignedNote.sign("another text\n", KEY);
    SignedNote note = SignedNote.sign("a text\n", KEY);
    String line = other.toString().substring("another text\n\n".length());
    assertThat(parse(note + line).standing(KEY.verifyingKey())).isEqualTo(Standing.FORGED);
  }

  @Test
  void standing_ofAnotherKeyOrAnotherName_isUnsigned() {
    SignedNote note = SignedNote.sign("a text\n", KEY);
    assertThat(note.standing(SigningKey.generate("council.example/log").verifyingKey()))
        .isEqualTo(Standing.UNSIGNED);
    assertThat(note.standing(VerifyingKey.parse(GO_PUBLIC))).isEqualTo(Standing.UNSIGNED);
  }

  @Test
  void standing_amongSignaturesOfWitnesses_isFound() throws Exception {
    String text = "a text\n";
    StringBuilder note = new StringBuilder(SignedNote.sign(text, KEY).toString());
    for (int i = 0; i < 16; i++) {
      note.append("\u2014 witness.example/").append(i).append(" AAAAAAEC\n");
    }
    assertThat(parse(note.toString()).standing(KEY.verifyingKey())).isEqualTo(Standing.SIGNED);
    assertThat(parse(note.toString())).hasToString(note.toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n",
        "\n\n",
        "canary\n",
        "canary\n\n",
        "canary\n\u2014 n AAAAAAA=\n",
        "\n\n\u2014 n AAAAAAA=",
        "canary\n\n\u2014 n AAAAAAA=",
        "canary\n\n- n AAAAAAA=\n",
        "canary\n\n\u2014n AAAAAAA=\n",
        "canary\n\n\u2014 AAAAAAA=\n",
        "canary\n\n\u2014 n  AAAAAAA=\n",
        "canary\n\n\u2014 n AAAAAAA= \n",
        "canary\n\n\u2014 n AAAAAAA\n",
        "canary\n\n\u2014 n AAAAAAB=\n",
        "canary\n\n\u2014 n AAAAAA==\n",
        "canary\n\n\u2014 n AAA_AAA=\n",
        "canary\n\n\u2014 n+m AAAAAAA=\n",
        "canary\n\n\u2014 n\u00a0 AAAAAAA=\n",
        "canary\r\n\n\u2014 n AAAAAAA=\n",
        "cana\0ry\n\n\u2014 n AAAAAAA=\n",
        "canary\n\n\u2014 n AAAAAAA=\n\n",
        "canary\n\n\u2014 n AAAAAAA=\nmore\n",
      })
  void parse_whatIsNoNote_isRefusedWithoutRepeatingIt(String note) {
    assertThatThrownBy(() -> parse(note))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("the note ")
        .message()
        .doesNotContain("canary", "AAAA");
  }

  @Test
  void parse_theLeastNote_isRead() {
    assertThat(parse("canary\n\n\u2014 n AAAAAAA=\n").text()).isEqualTo("canary\n");
  }

  @Test
  void parse_anEmptyLineInTheText_endsAtTheLastOne() {
    assertThat(parse("a\n\nb\n\n\u2014 n AAAAAAA=\n").text()).isEqualTo("a\n\nb\n");
  }

  @Test
  void parse_tooMuch_isRefused() {
    String line = "\u2014 n AAAAAAA=\n";
    assertThat(parse("a\n\n" + line.repeat(32)).text()).isEqualTo("a\n");
    assertThatThrownBy(() -> parse("a\n\n" + line.repeat(33)))
        .hasMessage("the note has more than 32 signatures");
    assertThatThrownBy(() -> SignedNote.parse(new byte[SignedNote.MAX_BYTES + 1]))
        .hasMessage("the note is longer than 131072 bytes");
  }

  @Test
  void parse_whatIsNotUtf8_isRefused() {
    assertThatThrownBy(() -> SignedNote.parse(new byte[] {'a', '\n', '\n', (byte) 0xC0}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the note is not UTF-8");
  }

  @Test
  void sign_whatIsNoText_isRefused() {
    for (String text : new String[] {"", "a", "a\r\n", "a\0\n"}) {
      assertThatThrownBy(() -> SignedNote.sign(text, KEY))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  // Checkpoints.

  @Test
  void parse_theExampleOfTheCheckpointSpecification_isRead() {
    Checkpoint checkpoint =
        Checkpoint.parse(
            "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n");
    assertThat(checkpoint.origin()).isEqualTo("example.com/behind-the-sofa");
    assertThat(checkpoint.size()).isEqualTo(20852163);
    assertThat(Base64.getEncoder().encodeToString(checkpoint.root()))
        .isEqualTo("CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=");
    assertThat(Checkpoint.parse(checkpoint.toString())).isEqualTo(checkpoint);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "o\n1\n",
        "o\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=",
        "o\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I\n",
        "o\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2J=\n",
        "o\n1\nAAAA\n",
        "o\n01\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n",
        "o\n+1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n",
        "o\n-1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n",
        "o\n9223372036854775808\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n",
        "\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n",
        "o o\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n",
        "o\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\nmore\n",
        "o\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n",
      })
  void parse_whatIsNoCheckpoint_isRefused(String text) {
    assertThatThrownBy(() -> Checkpoint.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void signedBy_aKey_isANoteOfTheThreeLines() {
    Checkpoint checkpoint = new Checkpoint("council.example/log/AAAA", 7, new byte[32]);
    SignedNote note = checkpoint.signedBy(KEY);
    assertThat(note.standing(KEY.verifyingKey())).isEqualTo(Standing.SIGNED);
    assertThat(Checkpoint.parse(note.text())).isEqualTo(checkpoint).hasSameHashCodeAs(checkpoint);
    assertThat(note.text())
        .isEqualTo("council.example/log/AAAA\n7\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n");
  }

  // Public keys.

  @Test
  void parse_aPublicKeyOfOtherTools_isTheSameAgain() {
    VerifyingKey key = VerifyingKey.parse(GO_PUBLIC);
    assertThat(key).hasToString(GO_PUBLIC);
    assertThat(key.name()).isEqualTo("PeterNeumann");
    assertThat(key.id()).isEqualTo("c74f20a3");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "PeterNeumann",
        "PeterNeumann+c74f20a3",
        "PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "PeterNeumann+C74F20A3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "PeterNeumenn+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TX",
        "PeterNeumann+c74f20a3+AhpcdQcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq",
        "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW\n",
        "Peter Neumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz"
      })
  void parse_whatIsNoPublicKey_isRefusedWithoutRepeatingIt(String text) {
    assertThatThrownBy(() -> VerifyingKey.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .message()
        .doesNotContain("Neum", "c74f20a3", "AYEK");
  }
}
