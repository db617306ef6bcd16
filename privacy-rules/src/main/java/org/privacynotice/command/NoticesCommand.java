package org.privacynotice.command;

import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.privacynotice.document.Bundled;
import org.privacynotice.notice.Notice;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Lists the bundled notices. */
@Command(
    name = "notices",
    description = "Lists the bundled notices.",
    mixinStandardHelpOptions = true)
final class NoticesCommand implements Callable<Integer> {

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    var out = Objects.requireNonNull(spec).commandLine().getOut();
    for (String id : Bundled.notices()) {
      Notice notice = Bundled.notice(id);
      out.printf(
          "%-22s %s  %s, %s (%d categories, %d purposes, %d processors)\n",
          id,
          notice.version(),
          notice.title(),
          notice.controller().name(),
          notice.categories().size(),
          notice.purposes().size(),
          notice.processors().size());
    }
    return Privacy.OK;
  }
}
