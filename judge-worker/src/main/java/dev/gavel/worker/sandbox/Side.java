package dev.gavel.worker.sandbox;

/**
 * How one side of an interaction ended.
 *
 * @param endedNanos when it had ended, at the latest, on the machine's monotonic clock
 * @param unread how many bytes from the other side it had not read when it was stopped
 * because it idled; otherwise 0
 * @param waitedMicros how long it has waited for a processor
 */
public record Side(RunResult result, long endedNanos, int unread, long waitedMicros) {
}
