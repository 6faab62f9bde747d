package dev.gavel.api.question.suite;

/**
 * The name of a suite and the number of its tests.
 *
 * @param hiddenTests whether any of them is hidden
 */
public record SuiteReference(String hash, int testCount, boolean hiddenTests) {
}
