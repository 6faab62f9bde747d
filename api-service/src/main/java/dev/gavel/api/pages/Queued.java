package dev.gavel.api.pages;

/**
 * How many judgements wait, by lane.
 *
 * @param interactive those that somebody waits for
 * @param bulk those that come after all others
 */
record Queued(int interactive, int bulk) {

}
