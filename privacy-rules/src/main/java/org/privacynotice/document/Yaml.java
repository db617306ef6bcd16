package org.privacynotice.document;

import com.google.common.collect.ImmutableList;

/** A file's text as a tree that knows where each part stands. */
sealed interface Yaml {

  /** Where it stands. */
  Place place();

  /** What it is instead of what it should be, for a message: "not a list". */
  String instead();

  /**
   * A text, a number, a date: whatever is not made of parts.
   *
   * @param value what is written
   * @param line where, as in {@link Place}: a large file has so many that one object each is enough
   * @param column where
   * @param length of how many code points
   */
  record Scalar(String value, int line, int column, int length) implements Yaml {
    Scalar(String value, Place place) {
      this(value, place.line(), place.column(), place.length());
    }

    @Override
    public Place place() {
      return new Place(line, column, length);
    }

    @Override
    public String instead() {
      return value.isEmpty() ? "but nothing is written" : "not a text";
    }
  }

  /**
   * A list.
   *
   * @param items its items
   * @param place where
   */
  record Sequence(ImmutableList<Yaml> items, Place place) implements Yaml {
    @Override
    public String instead() {
      return "not a list";
    }
  }

  /**
   * Keys with values; no key stands twice.
   *
   * @param entries them, in the order of the file
   * @param place where
   */
  record Mapping(ImmutableList<Entry> entries, Place place) implements Yaml {
    @Override
    public String instead() {
      return "not keys with values";
    }
  }

  /**
   * A key with its value.
   *
   * @param key the key
   * @param value the value
   */
  record Entry(Scalar key, Yaml value) {}
}
