package dev.gavel.api.queue;

import org.jspecify.annotations.Nullable;

/**
 * The turns of open judgements.
 *
 * @param sent how many open judgements have a job that Kafka has or is about to get
 * @param lowest the turn of the first of them; null when there are none
 * @param lowestDeferred the turn of the first deferred one; null when there are none
 * @param lastOfClient the last turn that the client has taken; null when none is open
 */
record OpenTurns(long sent, @Nullable Long lowest, @Nullable Long lowestDeferred, @Nullable Long lastOfClient) {
}
