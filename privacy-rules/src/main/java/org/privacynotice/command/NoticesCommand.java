package org.privacynotice.command;

import com.google.common.base.Strings;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.privacynotice.document.Bundled;
import org.privacynotice.notice.Notice;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Lists the bundled notices. */
@Command(description = "Lists the bundled notices.", mixinStandardHelpOptions = true)
final class NoticesCommand implements Callable<Integer> {

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    var out = Objects.requireNonNull(spec).commandLine().getOut();
    for (String id : Bundled.notices()) {
      Notice notice = Bundled.notice(id);
      out.print(
          "%s %s  %s, %s (%s, %s, %s)\n"
              .formatted(
                  Strings.padEnd(id, 22, ' '),
                  notice.version(),
                  notice.title(),
                  notice.controller().name(),
                  Counted.of(notice.categories().size(), "category", "categories"),
                  Counted.of(notice.purposes().size(), "purpose", "purposes"),
                  Counted.of(notice.processors().size(), "processor", "processors")));
    }
    return Privacy.OK;
  }
}
