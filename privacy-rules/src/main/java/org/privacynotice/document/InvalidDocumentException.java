package org.privacynotice.document;

import com.google.common.collect.ImmutableList;
import java.util.stream.Collectors;

/** A document has errors. All of them are in the message, each with its place. */
public final class InvalidDocumentException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient ImmutableList<Finding> findings;

  InvalidDocumentException(ImmutableList<Finding> findings) {
    super(findings.stream().map(Finding::render).collect(Collectors.joining("\n", "\n", "")));
    this.findings = findings;
  }

  /** What was found, by place. */
  public ImmutableList<Finding> findings() {
    return findings;
  }
}
