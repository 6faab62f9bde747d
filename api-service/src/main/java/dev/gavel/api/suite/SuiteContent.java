package dev.gavel.api.suite;

/** The bytes of a suite. */
record SuiteContent(byte[] bytes) {
}
