package dev.gavel.api.suite;

/**
 * The name of a suite and how many tests it has.
 *
 * @param hiddenTests whether any of them is hidden
 */
public record SuiteReference(String hash, int testCount, boolean hiddenTests) {
}
