package org.privacynotice.vocabulary;

import com.google.common.base.Preconditions;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedSet;
import java.util.Collections;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * A system that processes data for the council, for the services that the notice lists beside it
 * and no others.
 *
 * <p>Sharing with it for a listed service is permitted by the notice; for an excluded one forbidden
 * (UK GDPR Art 28(3)(a): a processor acts on documented instructions only); for any other not
 * covered.
 */
@Value.Immutable
@SuppressWarnings("exports") // the annotation is for the compiler alone
public abstract non-sealed class Processor implements Recipient {

  /** The role of every processor, a value of the law's fact {@code role}. */
  public static final String ROLE = "processor";

  Processor() {}

  /** Starts a processor. */
  public static Builder builder() {
    return new Builder();
  }

  /** All of one at once, in the order of its parts. */
  public static Processor of(
      String id,
      String label,
      Optional<String> parent,
      Optional<String> place,
      ImmutableSortedSet<String> services,
      ImmutableSortedSet<String> excludes,
      boolean heldLocally,
      Optional<String> supplier,
      Optional<String> actingFor,
      ImmutableList<Citation> sources) {
    return ImmutableProcessor.of(
        id, label, parent, place, services, excludes, heldLocally, supplier, actingFor, sources);
  }

  @Override
  public abstract String id();

  @Override
  public abstract String label();

  @Override
  public abstract Optional<String> parent();

  @Override
  public abstract Optional<String> place();

  /** The purposes that it may be used for. */
  @Value.NaturalOrder
  public abstract ImmutableSortedSet<String> services();

  /** The purposes that the notice says it is not used for: "parking permits only, not PCNs". */
  @Value.NaturalOrder
  public abstract ImmutableSortedSet<String> excludes();

  /**
   * Whether the council may also hold the data itself; false where the notice says "not retained
   * locally".
   */
  public abstract boolean heldLocally();

  /** Always {@code processor}. */
  @Override
  public final Optional<String> role() {
    return Optional.of(ROLE);
  }

  /** The company that supplies the system, where the notice says. */
  public abstract Optional<String> supplier();

  /** The body or team on whose behalf it works, where that is not the council at large. */
  public abstract Optional<String> actingFor();

  /** Where the notice says so. */
  public abstract ImmutableList<Citation> sources();

  @Value.Check
  void check() {
    Identifier.requireId("recipient", id());
    Preconditions.checkArgument(!label().isBlank(), "processor `%s` needs a label", id());
    Preconditions.checkArgument(!services().isEmpty(), "processor `%s` needs a service", id());
    Preconditions.checkArgument(!sources().isEmpty(), "processor `%s` needs a source", id());
    Preconditions.checkArgument(
        Collections.disjoint(services(), excludes()),
        "processor `%s` excludes its own service",
        id());
  }

  /** Builds a processor. */
  public static final class Builder extends ImmutableProcessor.Builder {
    Builder() {}
  }
}
