package dev.gavel.api.question.testcase;

/** How many test cases a question has. */
record TestCount(long questionId, long count) {
}
