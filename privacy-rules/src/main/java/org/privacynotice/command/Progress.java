package org.privacynotice.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/**
 * A bar on standard error for work that takes more than a second, when a person is looking at it.
 */
final class Progress implements AutoCloseable {

  private static final int WIDTH = 30;
  private static final long FIRST = TimeUnit.SECONDS.toNanos(1);
  private static final long AGAIN = TimeUnit.MILLISECONDS.toNanos(200);

  private final PrintWriter err;
  private final String noun;
  private final OptionalLong bytes;
  private final long began = System.nanoTime();
  private long due = began + FIRST;
  private long items;
  private boolean asked;
  private boolean watched;
  private boolean shown;

  /**
   * Starts.
   *
   * @param err where the bar goes
   * @param noun what is worked at: "actions"
   * @param bytes how many there are to read, if that is known
   */
  Progress(PrintWriter err, String noun, OptionalLong bytes) {
    this.err = err;
    this.noun = noun;
    this.bytes = bytes;
  }

  /** Some more items are done. */
  void step(int more, long bytesRead) {
    items += more;
    if (System.nanoTime() - due >= 0) {
      due = System.nanoTime() + AGAIN;
      if (isWatched()) {
        show(bytesRead);
      }
    }
  }

  private void show(long bytesRead) {
    double seconds = (System.nanoTime() - began) / 1e9;
    String rate =
        String.format(
            Locale.ROOT, "%,d %s, %,d a second", items, noun, Math.round(items / seconds));
    String bar = "";
    if (bytes.isPresent() && bytes.getAsLong() > 0) {
      double share = Math.min(1, (double) bytesRead / bytes.getAsLong());
      int full = (int) (share * WIDTH);
      bar =
          "[%s%s] %3d%%  "
              .formatted("#".repeat(full), " ".repeat(WIDTH - full), Math.round(share * 100));
    }
    err.print("\r" + bar + rate + "  ");
    err.flush();
    shown = true;
  }

  /**
   * Whether standard error is a terminal, which only the system can say; asked once, and only for
   * long work.
   */
  private boolean isWatched() {
    if (!asked) {
      asked = true;
      try {
        watched =
            new ProcessBuilder("test", "-t", "2")
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start()
                    .waitFor()
                == 0;
      } catch (IOException noSuchCommand) {
        watched = false;
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
      }
    }
    return watched;
  }

  /** Makes room for a line of text. */
  void clear() {
    if (shown) {
      err.print("\r" + " ".repeat(79) + "\r");
      err.flush();
      shown = false;
    }
  }

  @Override
  public void close() {
    clear();
  }
}
