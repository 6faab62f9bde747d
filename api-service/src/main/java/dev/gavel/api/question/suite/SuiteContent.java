package dev.gavel.api.question.suite;

/** The bytes of a suite. */
record SuiteContent(byte[] bytes) {
}
