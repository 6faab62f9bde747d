package dev.gavel.worker.sandbox;

/**
 * How one side of an interaction ended.
 *
 * @param endedNanos when it had ended, at the latest, on the machine's monotonic clock
 * @param unread how many bytes from the other side it had not read when it was stopped
 * because it idled; otherwise 0
 * @param unreadByOther how many bytes the other side did not read then either, although
 * it could have; otherwise 0
 * @param waitedMicros how long it has waited for a processor or for its begin
 */
public record Side(RunResult result, long endedNanos, int unread, int unreadByOther, long waitedMicros) {
}
