package org.privacynotice.decision;

import com.google.common.collect.ImmutableSortedSet;

/**
 * A question whose answer could decide an undetermined action.
 *
 * @param fact the fact's id
 * @param categories the categories that it is open for
 * @param ask the question, in plain words
 */
public record Missing(String fact, ImmutableSortedSet<String> categories, String ask) {}
