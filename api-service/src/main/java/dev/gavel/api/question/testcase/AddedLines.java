package dev.gavel.api.question.testcase;

/**
 * What came of test cases that were sent as lines.
 *
 * @param added how many test cases the question has more
 * @param lines how many were read, blank ones too
 */
public record AddedLines(int added, int lines) {
}
