package org.privacynotice.vocabulary;

import com.google.common.base.Preconditions;

/**
 * Where a rule comes from: an item under a notice's heading, or a provision of an enactment.
 *
 * <p>Printed as {@code Who processes the information? 1} and {@code UK GDPR Art 6(1)}.
 */
public sealed interface Citation {

  /** The citation in one line. */
  String text();

  /**
   * A place in the notice itself.
   *
   * @param heading the notice's heading, word for word
   * @param item the item under it, counted from 1; 0 for the text before the first item
   */
  record Heading(String heading, int item) implements Citation {

    /** Checks both parts. */
    public Heading {
      Preconditions.checkArgument(!heading.isBlank(), "a citation has a heading");
      Preconditions.checkArgument(item >= 0, "items are counted from 1");
    }

    @Override
    public String text() {
      return item == 0 ? heading : heading + " " + item;
    }
  }

  /**
   * A provision of an enactment.
   *
   * @param enactment the enactment's short name: {@code UK GDPR}, {@code DPA 2018}
   * @param provision the place in it: {@code Art 6(1)}, {@code Sch 1 para 6}
   */
  record Provision(String enactment, String provision) implements Citation {

    /** Checks both parts. */
    public Provision {
      Preconditions.checkArgument(!enactment.isBlank(), "a citation names the enactment");
      Preconditions.checkArgument(!provision.isBlank(), "a citation names the provision");
    }

    @Override
    public String text() {
      return enactment + " " + provision;
    }
  }
}
