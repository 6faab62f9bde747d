package dev.gavel.api.question.suite;

import org.jspecify.annotations.Nullable;

/**
 * The name of a suite and the number of its tests.
 *
 * @param hiddenTests whether any of them is hidden
 * @param withheldTests how many of them are withheld
 * @param checkerEnvironment in which the checker runs; null when there is no checker
 */
public record SuiteReference(String hash, int testCount, boolean hiddenTests, int withheldTests,
		@Nullable String checkerEnvironment) {
}
