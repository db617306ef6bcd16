package org.privacynotice.benchmark;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.privacynotice.log.DecisionRecord;

/** The workload's records, kept in files by us and others; all callers share the file. */
public class LogFileBenchmark {

  /** No record takes less, in bytes. */
  private static final long LEAST = 500;

  /** A file that is begun anew in each round. */
  @State(Scope.Benchmark)
  @SuppressWarnings("NullAway.Init") // by JMH
  public static class Kept {
    @Param LogFile.Kind kind;

    /** How many records are kept together. */
    @Param({"1", "256"})
    int together;

    final Recorded records = new Recorded();

    private final LongAdder kept = new LongAdder();

    private @Nullable Path directory;
    private @Nullable LogFile file;

    /** Begins with each record once, so that none is put into words for the first time later. */
    @Setup(Level.Iteration)
    public void open() throws IOException {
      directory = Files.createTempDirectory("log");
      file = kind.open(directory);
      file.append(records.all());
    }

    /** Ends, makes sure that as much was kept as should have been, and deletes it. */
    @TearDown(Level.Iteration)
    public void close() throws IOException {
      file().close();
      long bytes = 0;
      try (Stream<Path> files = Files.list(Objects.requireNonNull(directory))) {
        for (Path each : files.toList()) {
          bytes += Files.size(each);
        }
      }
      if (bytes < LEAST * kept.sumThenReset()) {
        throw new IllegalStateException(kind + " did not keep all records");
      }
      MoreFiles.deleteRecursively(
          Objects.requireNonNull(directory), RecursiveDeleteOption.ALLOW_INSECURE);
    }

    LogFile file() {
      return Objects.requireNonNull(file);
    }

    void append(List<DecisionRecord> some) {
      file().append(some);
      kept.add(some.size());
    }
  }

  /** Where a caller is. */
  @State(Scope.Thread)
  public static class Caller {
    private int next;

    List<DecisionRecord> records(Kept kept) {
      if (kept.together == 1) {
        return List.of(kept.records.get(next++));
      }
      List<DecisionRecord> records = new ArrayList<>(kept.together);
      for (int i = 0; i < kept.together; i++) {
        records.add(kept.records.get(next++));
      }
      next %= Workload.SIZE;
      return records;
    }
  }

  /** One call. */
  @Benchmark
  public void append(Kept kept, Caller caller) {
    kept.append(caller.records(kept));
  }
}
