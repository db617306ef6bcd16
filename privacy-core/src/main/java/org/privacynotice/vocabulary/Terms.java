package org.privacynotice.vocabulary;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedSet;

/**
 * The ids that one document brings to a {@link Vocabulary}.
 *
 * @param categories its data categories
 * @param purposes its purposes
 * @param recipients its recipients
 * @param facts its facts
 */
public record Terms(
    ImmutableSortedSet<String> categories,
    ImmutableSortedSet<String> purposes,
    ImmutableSortedSet<String> recipients,
    ImmutableList<Fact> facts) {}
