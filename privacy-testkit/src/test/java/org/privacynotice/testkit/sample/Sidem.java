package org.privacynotice.testkit.sample;

/** The parking system, as the service knows it. */
public interface Sidem {

  /** Stores a permit's holder. */
  void storePermit(String name, String address);

  /** Stores whom a penalty charge notice goes to. */
  void storePenalty(String name, String address);

  /** How many cases it holds. */
  int size();
}
