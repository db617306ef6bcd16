package org.privacynotice.action;

/**
 * Some categories of an action, and all that is stated for them.
 *
 * @param categories the categories
 * @param facts what is stated for each of them
 */
public record CategoryFacts(CategorySet categories, StatedFacts facts) {}
