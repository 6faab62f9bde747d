package dev.gavel.api.evaluation.batch;

/** How many lines wait for their result, and how long they are together. */
record Waiting(long lines, long bytes) {
}
