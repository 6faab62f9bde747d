package dev.gavel.api.question.testcase;

/**
 * The outcome of adding test cases as lines.
 *
 * @param added how many test cases the question has more
 * @param lines how many were read, blank ones too
 */
public record AddedLines(int added, int lines) {
}
