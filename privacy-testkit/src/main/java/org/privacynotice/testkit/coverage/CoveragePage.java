package org.privacynotice.testkit.coverage;

import com.google.common.html.HtmlEscapers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.privacynotice.testkit.coverage.CoverageReport.Cells;
import org.privacynotice.testkit.coverage.CoverageReport.Line;
import org.privacynotice.testkit.coverage.CoverageReport.Pair;

/** The report as a page: one file, no scripts, nothing from elsewhere. */
final class CoveragePage {

  private static final String HEAD =
      """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
      <title>Clause coverage</title>
      <style>
      body { font: 1rem/1.5 sans-serif; margin: 2rem; max-width: 80rem; color: #111; background: #fff }
      table { border-collapse: collapse; margin: 1rem 0 }
      caption { text-align: left; font-weight: bold }
      th, td { border: 1px solid #767676; padding: .2rem .5rem; text-align: left; vertical-align: top }
      .no { background: #fbe3e4 }
      .yes { background: #e3f4e3 }
      .wide { overflow-x: auto }
      </style>
      </head>
      <body>
      <h1>Clause coverage</h1>
      <p>A clause is reached when it was among those that determined a decision; one that requires, when its duty
      was listed. The clauses of notices count for the gate; those of the law and of deployments are listed apart.</p>
      """;

  private static final String COLUMN = "<th scope=\"col\">";
  private static final String CELL = "<td>";

  private final CoverageReport report;
  private final StringBuilder page = new StringBuilder(HEAD);

  CoveragePage(CoverageReport report) {
    this.report = report;
  }

  String text() {
    section("Notices", "notice");
    arms();
    cells();
    section("Law", "law");
    section("Deployments", "deployment");
    return page.append("</body>\n</html>\n").toString();
  }

  private void section(String title, String kind) {
    page.append("<h2>").append(title).append("</h2>\n");
    if (report.documents(kind).isEmpty()) {
      page.append("<p>None was asked.</p>\n");
    }
    report.documents(kind).forEach(this::document);
  }

  private void document(String name, List<Line> lines) {
    page.append("<table>\n<caption>")
        .append(escaped(name))
        .append(": ")
        .append(CoverageReport.share(lines))
        .append("</caption>\n");
    row(COLUMN, "", List.of("reached", "clause", "effect", "what it says", "where it stands"));
    for (Line line : lines) {
      row(
          CELL,
          line.reached() ? "yes" : "no",
          List.of(
              line.reached() ? "yes" : "no",
              line.id(),
              line.effect(),
              line.gloss(),
              line.sources()));
    }
    page.append("</table>\n");
  }

  private void arms() {
    page.append("<h2>Arms of the decision table</h2>\n<table>\n");
    row(COLUMN, "", List.of("reached", "arm", "when"));
    Arms.ALL.forEach(
        (arm, meaning) -> {
          String reached = report.arms().contains(arm) ? "yes" : "no";
          row(CELL, reached, List.of(reached, arm, meaning));
        });
    page.append("</table>\n");
  }

  private void cells() {
    page.append(
        "<h2>Cells</h2>\n<p>Of the categories that permissions name for each purpose and party, how many were asked"
            + " about; after a plus sign, how many others were. A permission may still hang on its conditions, and what no permission names may still be"
            + " asked.</p>\n");
    report.cells().forEach(this::activity);
  }

  private void activity(String activity, Map<Pair, Cells> pairs) {
    TreeSet<String> parties = new TreeSet<>();
    TreeSet<String> purposes = new TreeSet<>();
    pairs
        .keySet()
        .forEach(
            pair -> {
              parties.add(pair.party());
              purposes.add(pair.purpose());
            });
    page.append("<div class=\"wide\"><table>\n<caption>")
        .append(escaped(activity))
        .append("</caption>\n");
    List<String> head = new ArrayList<>();
    head.add("purpose");
    head.addAll(parties);
    row(COLUMN, "", head);
    for (String purpose : purposes) {
      page.append("<tr><th scope=\"row\">").append(escaped(purpose)).append("</th>");
      for (String party : parties) {
        Cells cells = pairs.get(new Pair(party, purpose));
        if (cells == null) {
          page.append("<td></td>");
        } else {
          int others = cells.askedOthers().size();
          page.append(cells.asked().isEmpty() ? "<td>" : "<td class=\"yes\">")
              .append(cells.askedNamed().size())
              .append(" of ")
              .append(cells.named().size())
              .append(others == 0 ? "" : " + " + others)
              .append("</td>");
        }
      }
      page.append("</tr>\n");
    }
    page.append("</table></div>\n");
    open(pairs);
  }

  /** Which cells that permissions name were not asked about: those alike in one line. */
  private void open(Map<Pair, Cells> pairs) {
    long open = CoverageReport.count(pairs, Cells::open);
    if (open == 0) {
      return;
    }
    page.append("<details><summary>Not asked about: ")
        .append(open)
        .append(" of ")
        .append(CoverageReport.count(pairs, Cells::named))
        .append("</summary>\n<table>\n");
    row(COLUMN, "", List.of("parties", "purposes", "categories"));
    Map<List<String>, List<String>> purposes = new LinkedHashMap<>();
    pairs.forEach(
        (pair, cells) -> {
          if (!cells.open().isEmpty()) {
            put(pair.party(), String.join(", ", cells.open()), pair.purpose(), purposes);
          }
        });
    Map<List<String>, List<String>> parties = new LinkedHashMap<>();
    purposes.forEach((of, all) -> put(String.join(", ", all), of.get(1), of.get(0), parties));
    parties.forEach(
        (of, all) -> row(CELL, "", List.of(String.join(", ", all), of.get(0), of.get(1))));
    page.append("</table></details>\n");
  }

  private static void put(
      String one, String two, String value, Map<List<String>, List<String>> alike) {
    alike.computeIfAbsent(List.of(one, two), absent -> new ArrayList<>()).add(value);
  }

  private void row(String cell, String style, List<String> texts) {
    page.append(style.isEmpty() ? "<tr>" : "<tr class=\"" + style + "\">");
    for (String text : texts) {
      page.append(cell).append(escaped(text)).append("</").append(cell, 1, 3).append('>');
    }
    page.append("</tr>\n");
  }

  private static String escaped(String text) {
    return HtmlEscapers.htmlEscaper().escape(text);
  }
}
