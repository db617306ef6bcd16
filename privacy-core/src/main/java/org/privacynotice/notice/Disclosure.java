package org.privacynotice.notice;

import com.google.common.base.Preconditions;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedSet;
import java.util.Optional;
import org.immutables.value.Value;
import org.privacynotice.vocabulary.Citation;
import org.privacynotice.vocabulary.Identified;
import org.privacynotice.vocabulary.Identifier;
import org.privacynotice.vocabulary.LawfulBasis;

/**
 * One thing that the law wants a notice to tell people, as UK GDPR Art 13 and 14 list them.
 *
 * <p>A notice tells it where an informing clause says so ({@link Clause#tells}) or where the part
 * of it that {@link #shownBy} names does. Whether it is told decides nothing; it is noted when a
 * notice is checked.
 */
@Value.Immutable
@SuppressWarnings("exports") // the annotation is for the compiler alone
public abstract class Disclosure implements Identified {

  /** A part of a notice that by itself shows people something. */
  public enum Part {
    /** The lawful bases that purposes declare. */
    BASES("bases"),
    /** The categories of data. */
    CATEGORIES("categories"),
    /** The recipients and processors. */
    RECIPIENTS("recipients"),
    /** The countries that recipients declare, or a limit on them. */
    PLACES("places"),
    /** How long records are kept. */
    RETENTION("retention"),
    /** What clauses say of automated decisions. */
    AUTOMATION("automation");

    private final String id;

    Part(String id) {
      this.id = id;
    }

    /** The word in files. */
    public String id() {
      return id;
    }
  }

  Disclosure() {}

  /** Starts a disclosure. */
  public static Builder builder() {
    return new Builder();
  }

  /** All of one at once, in the order of its parts. */
  public static Disclosure of(
      String id,
      String gloss,
      ImmutableList<Citation> sources,
      InForce inForce,
      Optional<Part> shownBy,
      ImmutableSortedSet<LawfulBasis> onlyWith) {
    return ImmutableDisclosure.of(id, gloss, sources, inForce, shownBy, onlyWith);
  }

  /** The id: {@code withdrawal-of-consent}. */
  @Override
  public abstract String id();

  /** What the notice must tell, as one sentence of our own that bids: "Say who ...". */
  public abstract String gloss();

  /** Where the law asks for it, at least one place. */
  public abstract ImmutableList<Citation> sources();

  /** The days on which the law asks for it; left out, those of the law. */
  @Value.Default
  public InForce inForce() {
    return InForce.ALWAYS;
  }

  /** The part of a notice that shows it; empty where only a clause can tell it. */
  public abstract Optional<Part> shownBy();

  /**
   * The lawful bases with which it is needed, one being enough; empty where it always is. A notice
   * that speaks of none of them need not tell it.
   */
  @Value.NaturalOrder
  public abstract ImmutableSortedSet<LawfulBasis> onlyWith();

  @Value.Check
  void check() {
    Identifier.requireId("disclosure", id());
    Preconditions.checkArgument(!gloss().isBlank(), "disclosure `%s` needs a gloss", id());
    Preconditions.checkArgument(!sources().isEmpty(), "disclosure `%s` needs a source", id());
  }

  /** Builds a disclosure; unless said otherwise the law asks for it always and of everybody. */
  public static final class Builder extends ImmutableDisclosure.Builder {
    Builder() {}
  }
}
