package dev.gavel.api.generation;

/**
 * What came of filling in the outputs of all tests.
 *
 * @param tests how many the question has
 * @param changed how many of them expect another output than before
 */
record FilledOutputs(int tests, int changed) {
}
