package dev.gavel.api.suite;

/** The name of a suite and how many tests it has. */
public record SuiteReference(String hash, int testCount) {
}
