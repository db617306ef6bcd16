package org.privacynotice.command;

import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import org.privacynotice.document.InvalidDocumentException;
import org.privacynotice.document.Printable;

/** Says what went wrong in one sentence, without a stack trace. */
final class Failures {

  private Failures() {}

  static String sentence(Throwable failure) {
    if (failure instanceof UncheckedIOException wrapped && wrapped.getCause() != null) {
      return sentence(wrapped.getCause());
    }
    if (failure instanceof InvalidDocumentException invalid) {
      return "the document cannot be used:" + invalid.getMessage();
    }
    if (failure instanceof NoSuchFileException missing) {
      return "there is no file " + Printable.of(missing.getFile());
    }
    if (failure instanceof NotDirectoryException none) {
      return "there is no directory " + Printable.of(none.getFile());
    }
    if (failure instanceof AccessDeniedException denied) {
      return "the file " + Printable.of(denied.getFile()) + " may not be read";
    }
    String message = failure.getMessage();
    return message == null ? failure.getClass().getSimpleName() : Printable.of(message);
  }
}
