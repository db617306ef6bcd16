package org.privacynotice.vocabulary;

/** Whatever a document calls by an id. */
public interface Identified {

  /** The id. */
  String id();
}
