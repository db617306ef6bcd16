/** What a privacy notice talks about: value types, and nothing that reads, writes or logs. */
@SuppressWarnings("requires-automatic")
module org.privacynotice.core {
  requires transitive com.google.common;
  requires static transitive org.jspecify;
  requires static org.immutables.value.annotations;

  exports org.privacynotice.action;
  exports org.privacynotice.decision;
  exports org.privacynotice.notice;
  exports org.privacynotice.request;
  exports org.privacynotice.retention;
  exports org.privacynotice.vocabulary;
}
