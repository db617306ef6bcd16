package org.privacynotice.exchange;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/**
 * Texts that are worked out once and asked for over and over: services ask the same few thousand
 * questions day after day. Safe for use by many threads.
 *
 * @param <T> the form of a text: characters, or bytes
 */
public final class Remembered<T> {

  private static final long MOST = 32 * 1024 * 1024;

  private final long most = Math.min(MOST, Runtime.getRuntime().maxMemory() / 16);
  private final ToIntFunction<T> length;
  private final Map<Object, T> texts = new ConcurrentHashMap<>();
  private final AtomicLong kept = new AtomicLong();

  /**
   * Remembers nothing yet.
   *
   * @param length how long a text is
   */
  public Remembered(ToIntFunction<T> length) {
    this.length = length;
  }

  /**
   * The text of a key. All are forgotten when there is too much; what is asked often is soon there
   * again.
   *
   * @param of what it is worked out of if it is not there
   */
  public <O> T text(Object key, O of, Function<O, T> worked) {
    T known = texts.get(key);
    if (known != null) {
      return known;
    }
    if (kept.get() > most) {
      texts.clear();
      kept.set(0);
    }
    return texts.computeIfAbsent(key, absent -> counted(worked.apply(of)));
  }

  private T counted(T text) {
    kept.addAndGet(length.applyAsInt(text));
    return text;
  }
}
