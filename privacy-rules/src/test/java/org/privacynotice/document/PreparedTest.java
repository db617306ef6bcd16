package org.privacynotice.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.io.Resources;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.privacynotice.document.PreparedReader.Prepared;
import org.privacynotice.notice.Document;
import org.privacynotice.notice.Law;
import org.privacynotice.notice.Notice;

/** What the build prepared is what the bundled files say. */
class PreparedTest {

  private static byte[] bundled(String file) throws IOException {
    return Resources.toByteArray(Resources.getResource("org/privacynotice/bundled/" + file));
  }

  static Iterable<String> notices() {
    return Bundled.notices();
  }

  @Test
  void law_preparedByTheBuild_isTheFiles() throws IOException {
    Prepared<Law> prepared = PreparedReader.law(bundled("uk.prepared"));
    assertSame(prepared, Bundled.readLaw());
    assertThat(Bundled.law()).isEqualTo(prepared.document());
  }

  @ParameterizedTest
  @MethodSource("notices")
  void notice_preparedByTheBuild_isTheFiles(String id) throws IOException {
    Prepared<Notice> prepared = PreparedReader.notice(bundled(id + ".prepared"));
    assertSame(prepared, Bundled.reading(id).orThrow());
    assertThat(Bundled.notice(id)).isEqualTo(prepared.document());
  }

  private static void assertSame(Prepared<?> prepared, Document written) {
    assertThat(prepared.document()).isEqualTo(written);
    assertThat(CanonicalWriter.write(prepared.document()))
        .isEqualTo(CanonicalWriter.write(written));
    assertThat(prepared.digest()).isEqualTo(Digest.written(written));
  }

  /** The tests run from folders, users from jars. */
  @Test
  void law_ofALibraryInAJar_isTheJarsOwn(@TempDir Path folder) throws Exception {
    Path classes =
        Path.of(Bundled.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    Path jar = folder.resolve("a library.jar");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
        Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        out.putNextEntry(
            new JarEntry(classes.relativize(file).toString().replace(File.separatorChar, '/')));
        Files.copy(file, out);
      }
    }
    Path another = folder.resolve("another/org/privacynotice/bundled/uk.prepared");
    Files.createDirectories(another.getParent());
    Files.write(another, new byte[] {1});
    List<URL> path = new ArrayList<>();
    path.add(folder.resolve("another").toUri().toURL());
    path.add(jar.toUri().toURL());
    for (String each : System.getProperty("java.class.path").split(File.pathSeparator)) {
      path.add(Path.of(each).toUri().toURL());
    }
    try (URLClassLoader loader =
        new URLClassLoader(path.toArray(new URL[0]), ClassLoader.getPlatformClassLoader())) {
      Object law = loader.loadClass(Bundled.class.getName()).getMethod("law").invoke(null);
      assertThat(law).isNotInstanceOf(Law.class).hasToString(Bundled.law().toString());
    }
  }

  @Test
  void digest_ofABundledDocumentOrOneLikeIt_isTheSame() {
    Notice notice = Bundled.notice("contact-centre");
    Notice alike = Bundled.reading("contact-centre").orThrow();
    assertThat(notice).isSameAs(Bundled.notice("contact-centre")).isNotSameAs(alike);
    assertThat(Digest.of(notice)).isEqualTo(Digest.of(alike)).isEqualTo(Digest.written(alike));
    assertThat(Digest.of(Bundled.law())).isEqualTo(Digest.written(Bundled.law()));
  }

  @Test
  void digest_ofAnotherDocumentWithABundledId_isItsOwn() {
    Notice notice = Bundled.notice("contact-centre");
    Notice other =
        Notice.builder()
            .id(notice.id())
            .title("Another")
            .version(notice.version())
            .inForce(notice.inForce())
            .controller(notice.controller())
            .addAllCategories(notice.categories())
            .addAllPurposes(notice.purposes())
            .build();
    assertThat(Digest.of(other)).isEqualTo(Digest.written(other)).isNotEqualTo(Digest.of(notice));
  }

  /** Everything that a notice may have, read back from the bytes. */
  @Test
  void notice_withEverything_isReadBack() {
    Notice whole =
        DocumentReader.notice(
            Path.of(
                "src/test/resources/org/privacynotice/document/cases/accepted-everything/notice.yaml"));
    assertThat(PreparedReader.notice(PreparedWriter.write(whole)).document()).isEqualTo(whole);
    Notice generated = GeneratedNotice.of(230);
    assertThat(PreparedReader.notice(PreparedWriter.write(generated)).document())
        .isEqualTo(generated);
  }
}
