package org.privacynotice.decision;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Which document a decision used.
 *
 * @param id the document's id
 * @param version the date of its version; empty when no version was in force
 * @param digest {@code sha256:} and the digest of its canonical form; empty when no version was in
 *     force
 */
public record DocumentRef(String id, Optional<LocalDate> version, Optional<String> digest) {}
