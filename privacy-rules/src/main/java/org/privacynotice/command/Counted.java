package org.privacynotice.command;

/** Says how many there are of something. */
final class Counted {

  private Counted() {}

  /** "no errors", "1 error", "2 errors". */
  static String of(long number, String one, String many) {
    return (number == 0 ? "no" : String.valueOf(number)) + " " + (number == 1 ? one : many);
  }
}
