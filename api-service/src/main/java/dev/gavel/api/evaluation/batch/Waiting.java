package dev.gavel.api.evaluation.batch;

/**
 * How many lines wait for their result, and how long they are together.
 *
 * @param refused lines that could not be judged
 */
record Waiting(long lines, long bytes, long refused) {
}
