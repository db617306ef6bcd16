package org.privacynotice.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.base.Splitter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SigningKeyTest {

  private static final String NAME = "council.example/log";

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void choose() throws IOException {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    file = folder.resolve("checkpoint.key");
  }

  private static List<String> lines(Path file) throws IOException {
    return Files.readAllLines(file);
  }

  private static String secret(Path file) throws IOException {
    return Splitter.on('+').limit(5).splitToList(lines(file).get(0)).get(4);
  }

  private void secretFile(byte[] bytes) throws IOException {
    Files.write(file, bytes);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }

  @Test
  void write_aKey_isReadAsTheSame() {
    SigningKey key = SigningKey.generate(NAME);
    key.write(file);
    SigningKey read = SigningKey.read(file);
    assertThat(read.verifyingKey()).isEqualTo(key.verifyingKey());
    assertThat(SignedNote.sign("a\n", read)).hasToString(SignedNote.sign("a\n", key).toString());
  }

  @Test
  void write_aKey_makesAFileForItsOwnerAlone() throws IOException {
    SigningKey.generate(NAME).write(file);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void write_aFileThatIsThere_isRefusedAndLeftAlone() throws IOException {
    SigningKey.generate(NAME).write(file);
    byte[] before = Files.readAllBytes(file);
    assertThatThrownBy(() -> SigningKey.generate(NAME).write(file))
        .isInstanceOf(UncheckedIOException.class)
        .hasCauseInstanceOf(FileAlreadyExistsException.class);
    assertThat(file).hasBinaryContent(before);
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"rwxr-x---", "rwxrwxrwx", "rwx----w-", "rwx-w----"})
  void write_intoADirectoryOfOthers_isRefused(String permissions) throws IOException {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(permissions));
    assertThatThrownBy(() -> SigningKey.generate(NAME).write(file))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("is open to others than its owner; close it with `chmod go= ");
    assertThat(file).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rw-----w-"})
  void read_aFileThatOthersMayUse_isRefused(String permissions) throws IOException {
    SigningKey.generate(NAME).write(file);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    assertThatThrownBy(() -> SigningKey.read(file))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("is open to others than its owner");
  }

  @Test
  void read_noFile_saysSo() {
    assertThatThrownBy(() -> SigningKey.read(file))
        .isInstanceOf(UncheckedIOException.class)
        .hasCauseInstanceOf(NoSuchFileException.class);
  }

  @Test
  void read_anythingElse_isRefusedWithoutRepeatingIt() throws IOException {
    SigningKey.generate(NAME).write(file);
    List<String> good = lines(file);
    SigningKey.generate(NAME).write(folder.resolve("other"));
    List<String> other = lines(folder.resolve("other"));
    String secret = secret(file);
    for (String text :
        List.of(
            "",
            "\n",
            good.get(0),
            good.get(0) + "\n",
            good.get(1) + "\n",
            good.get(1) + "\n" + good.get(0) + "\n",
            good.get(0) + "\n" + good.get(1),
            good.get(0) + "\n" + good.get(1) + "\n\n",
            good.get(0) + "\n" + good.get(1) + "\nmore\n",
            good.get(0) + "\r\n" + good.get(1) + "\r\n",
            good.get(0) + "\n" + other.get(1) + "\n",
            good.get(0).replace(secret, secret(folder.resolve("other")))
                + "\n"
                + good.get(1)
                + "\n",
            good.get(0).substring(0, good.get(0).length() - 4) + "\n" + good.get(1) + "\n",
            good.get(0).replace("PRIVATE", "private") + "\n" + good.get(1) + "\n",
            "-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEIA==\n-----END PRIVATE KEY-----\n")) {
      secretFile(text.getBytes(StandardCharsets.UTF_8));
      assertThatThrownBy(() -> SigningKey.read(file))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("does not hold a key that signs checkpoints")
          .message()
          .doesNotContain(secret);
    }
  }

  @Test
  void read_anOversizedFile_isRefused() throws IOException {
    secretFile(new byte[1025]);
    assertThatThrownBy(() -> SigningKey.read(file))
        .hasMessageContaining("is too large to be a key");
  }

  @Test
  void rotate_aKey_putsAnotherOfTheSameNameThere() throws IOException {
    SigningKey old = SigningKey.generate(NAME);
    old.write(file);
    String secret = secret(file);
    SigningKey next = SigningKey.rotate(file);
    assertThat(next.verifyingKey().name()).isEqualTo(NAME);
    assertThat(next.verifyingKey()).isNotEqualTo(old.verifyingKey());
    assertThat(SigningKey.read(file).verifyingKey()).isEqualTo(next.verifyingKey());
    assertThat(Files.readString(file)).doesNotContain(secret);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void rotate_aKey_overwritesTheOldOne() throws IOException {
    SigningKey.generate(NAME).write(file);
    // A second name of the same file, as a stand-in for what lies on the disk afterwards.
    Path blocks = Files.createLink(folder.resolve("blocks"), file);
    long length = Files.size(blocks);
    SigningKey.rotate(file);
    assertThat(blocks).hasBinaryContent(new byte[(int) length]);
  }

  @Test
  void toString_ofAKey_isThePublicHalf() throws IOException {
    SigningKey key = SigningKey.generate(NAME);
    key.write(file);
    assertThat(key)
        .hasToString("SigningKey[" + key.verifyingKey() + "]")
        .asString()
        .doesNotContain(secret(file));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a+b", "a\nb", "caf\u00e9"})
  void generate_aBadName_isRefused(String name) {
    assertThatThrownBy(() -> SigningKey.generate(name))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("a key's name is at most 128 printable ASCII characters");
  }
}
