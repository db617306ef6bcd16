package org.privacynotice.engine;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.privacynotice.action.DataAction;
import org.privacynotice.vocabulary.Activity;

/**
 * What was compiled and worked out for the actions asked about so far. It grows to a bound and is
 * then forgotten; nothing in it is more than a repetition of what the rules say. Without locks: two
 * threads may work out the same, and one of the two is kept; and a thread may look for a cell where
 * another has put it and not see it yet, so that it finds it by what it is alike.
 */
final class Memory {

  private static final int MOST_PLACES = 1_000_000;
  private static final int MOST_FOOTINGS = 8_192;

  private final int parties;
  private final @Nullable Row[] rows; // by activity and party
  private final Map<Object, Cell> cells = new ConcurrentHashMap<>();
  private final AtomicInteger places = new AtomicInteger();
  private final AtomicInteger footings = new AtomicInteger();
  private final Explanations explanations = new Explanations();
  private final Map<Integer, Collection<Rule>> nearPurpose = new ConcurrentHashMap<>();
  private final Map<Integer, Collection<List<String>>> recipients = new ConcurrentHashMap<>();

  /**
   * Nothing remembered.
   *
   * @param parties how many recipients and holders there are
   */
  Memory(int parties) {
    this.parties = parties;
    this.rows = new @Nullable Row[Activity.values().length * (parties + 1)];
  }

  /** The place of an action's row: nobody comes before the parties. */
  @SuppressWarnings("EnumOrdinal") // of use to this process alone
  private int row(DataAction action) {
    return action.activity().ordinal() * (parties + 1) + 1 + action.partyNumber();
  }

  /** The cell of an action; null where it was not asked for yet. */
  @Nullable Cell cell(DataAction action) {
    Row row = rows[row(action)];
    return row == null ? null : row.cell(action.purposeNumber());
  }

  /**
   * The cell of all actions that are alike, made if there is none.
   *
   * @param alike all that tells an action from others
   * @param general the rules that reach it, but for those about few parties
   */
  Cell cell(DataAction action, Object alike, List<Rule> general) {
    Cell known = cells.get(alike);
    Cell made = known == null ? new Cell(action.purposeNumber(), general) : known;
    Cell before = cells.putIfAbsent(alike, made);
    Cell cell = before == null ? made : before;
    // Another thread's row may be lost to this one; its cell is found again when asked for.
    Row row = rows[row(action)];
    rows[row(action)] = (row == null ? Row.EMPTY : row).with(cell);
    places.incrementAndGet();
    return cell;
  }

  /** Says that the rules of one of its cells were compiled for another lawful basis. */
  void compiled() {
    footings.incrementAndGet();
  }

  /** Whether it is to be given up for a new one. */
  boolean isFull() {
    return places.get() >= MOST_PLACES || footings.get() >= MOST_FOOTINGS;
  }

  Explanations explanations() {
    return explanations;
  }

  /** The permissions for a purpose. */
  Collection<Rule> nearPurpose(int purpose, Supplier<Collection<Rule>> found) {
    Collection<Rule> known = nearPurpose.get(purpose);
    return known == null ? nearPurpose.computeIfAbsent(purpose, absent -> found.get()) : known;
  }

  /** The recipients for a purpose. */
  Collection<List<String>> recipients(int purpose, Supplier<Collection<List<String>>> found) {
    Collection<List<String>> known = recipients.get(purpose);
    return known == null ? recipients.computeIfAbsent(purpose, absent -> found.get()) : known;
  }
}
