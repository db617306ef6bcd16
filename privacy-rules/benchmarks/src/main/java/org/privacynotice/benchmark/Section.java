package org.privacynotice.benchmark;

import java.io.IOException;
import org.openjdk.jmh.runner.RunnerException;

/** A part of what is measured: it measures and gives its tables in Markdown. */
interface Section {

  String measured(boolean quick) throws RunnerException, IOException, InterruptedException;
}
