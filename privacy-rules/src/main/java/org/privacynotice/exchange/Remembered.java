package org.privacynotice.exchange;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Texts that are worked out once and asked for over and over: services ask the same few thousand
 * questions day after day. Safe for use by many threads.
 */
public final class Remembered {

  private static final long MOST_CHARACTERS = 32 * 1024 * 1024;

  private final long most = Math.min(MOST_CHARACTERS, Runtime.getRuntime().maxMemory() / 16);
  private final Map<Object, String> texts = new ConcurrentHashMap<>();
  private final AtomicLong kept = new AtomicLong();

  /** Remembers nothing yet. */
  public Remembered() {
    // Nothing to set up.
  }

  /**
   * The text of a key. All are forgotten when there is too much; what is asked often is soon there
   * again.
   */
  public String text(Object key, Supplier<String> worked) {
    String known = texts.get(key);
    if (known == null) {
      known = worked.get();
      if (kept.addAndGet(known.length()) > most) {
        texts.clear();
        kept.set(0);
      }
      texts.put(key, known);
    }
    return known;
  }
}
