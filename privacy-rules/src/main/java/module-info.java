/**
 * What a privacy notice decides: reading documents, deciding actions, explaining and logging why.
 */
module org.privacynotice.rules {
  requires transitive org.privacynotice.core;
  requires com.fasterxml.jackson.core;
  requires org.slf4j;
  requires org.snakeyaml.engine;
  requires static org.jspecify;
  requires static de.focus_shift.jollyday.core;
  requires static info.picocli;

  exports org.privacynotice.deadline;
  exports org.privacynotice.document;
  exports org.privacynotice.engine;
  exports org.privacynotice.exchange;
  exports org.privacynotice.ledger;
  exports org.privacynotice.log;

  opens org.privacynotice.command to
      info.picocli;
}
