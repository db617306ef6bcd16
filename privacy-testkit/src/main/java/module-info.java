/** Proving, in ordinary unit tests, that a service keeps to a notice. */
module org.privacynotice.testkit {
  requires transitive org.privacynotice.rules;
  requires transitive org.assertj.core;
  requires transitive org.junit.jupiter.api;
  requires static org.jspecify;

  exports org.privacynotice.testkit;

  opens org.privacynotice.testkit to
      org.assertj.core,
      org.junit.platform.commons;
}
