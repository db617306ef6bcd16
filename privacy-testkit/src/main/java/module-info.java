/** Proving, in ordinary unit tests, that a service keeps to a notice. */
module org.privacynotice.testkit {
  requires transitive org.privacynotice.rules;
  requires transitive org.assertj.core;
  requires transitive org.junit.jupiter.api;
  requires com.fasterxml.jackson.core;
  requires com.fasterxml.jackson.dataformat.csv;
  requires org.snakeyaml.engine;
  requires static net.jqwik.api;
  requires static org.jspecify;

  exports org.privacynotice.testkit;
  exports org.privacynotice.testkit.coverage;
  exports org.privacynotice.testkit.generated;
  exports org.privacynotice.testkit.table;

  opens org.privacynotice.testkit to
      org.assertj.core,
      org.junit.platform.commons;
  opens org.privacynotice.testkit.coverage to
      org.junit.platform.commons;

  provides net.jqwik.api.SampleReportingFormat with
      org.privacynotice.testkit.generated.ActionReportingFormat,
      org.privacynotice.testkit.generated.DeploymentReportingFormat;
  provides net.jqwik.api.providers.ArbitraryProvider with
      org.privacynotice.testkit.generated.NoticeArbitraryProvider;
}
