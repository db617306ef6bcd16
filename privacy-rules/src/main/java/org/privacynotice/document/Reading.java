package org.privacynotice.document;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.privacynotice.notice.Document;

/**
 * What came of reading a file: the document where there is no error in it, and everything that was
 * found.
 *
 * @param <D> the kind of document
 */
public final class Reading<D extends Document> {

  private final Optional<D> document;
  private final ImmutableList<Finding> findings;
  private final String file;
  private final SourceLines lines;
  private final Map<String, Place> places;

  Reading(
      Optional<D> document,
      ImmutableList<Finding> findings,
      String file,
      SourceLines lines,
      Map<String, Place> places) {
    this.document = document;
    this.findings = findings;
    this.file = file;
    this.lines = lines;
    this.places = places;
  }

  /** The document; empty when there are errors. */
  public Optional<D> document() {
    return document;
  }

  /** What was found, by place. */
  public ImmutableList<Finding> findings() {
    return findings;
  }

  /**
   * The document.
   *
   * @throws InvalidDocumentException when there are errors, with all of them
   */
  public D orThrow() {
    return document.orElseThrow(() -> new InvalidDocumentException(findings));
  }

  /**
   * This reading with more findings, each about a clause, a purpose, a category or another named
   * part.
   *
   * @param remarks what else was found
   */
  public Reading<D> with(List<Remark> remarks) {
    List<Finding> all = new ArrayList<>(findings);
    remarks.forEach(remark -> all.add(placed(remark)));
    all.sort(Finding.ORDER);
    return new Reading<>(document, ImmutableList.copyOf(all), file, lines, places);
  }

  /** A remark as a finding with the place of its part; without one, the beginning of the file. */
  public Finding placed(Remark remark) {
    Place place = places.getOrDefault(remark.part(), Place.START);
    return new Finding(
        remark.severity(),
        file,
        place,
        remark.message(),
        lines.at(place),
        Optional.of(remark.help()));
  }

  /**
   * Something about a named part of a document, whose place is not known to whoever finds it.
   *
   * @param severity how bad it is
   * @param part the part: a clause's id, or {@code category/age}, {@code purpose/...}, or of a
   *     notice {@code notice}, {@code zone} and {@code in-force}
   * @param message what
   * @param help what to do
   */
  public record Remark(Finding.Severity severity, String part, String message, String help) {}
}
