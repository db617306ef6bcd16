package org.privacynotice.document;

import java.util.Arrays;
import java.util.Optional;
import org.privacynotice.vocabulary.Controller;

/** Reads who decides why and how data is processed. */
final class Controllers {

  private Controllers() {}

  /** The controller; empty where it cannot be read, which is found. */
  static Optional<Controller> read(Yaml yaml, Findings findings) {
    Fields controller = new Fields(yaml, findings, "name", "kind");
    Optional<String> name = controller.requiredText("name", "the legal person");
    if (controller.lacks("kind")) {
      findings.error(
          controller.place(), "key `kind` is missing", "public-authority or organisation");
    }
    Optional<Controller.Kind> kind =
        controller.oneOf("kind", Arrays.asList(Controller.Kind.values()), Controller.Kind::id);
    return name.isEmpty() || kind.isEmpty()
        ? Optional.empty()
        : Optional.of(new Controller(name.get(), kind.get()));
  }
}
