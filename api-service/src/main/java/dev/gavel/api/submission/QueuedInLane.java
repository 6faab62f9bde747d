package dev.gavel.api.submission;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The judgements that wait in a lane.
 *
 * @param since when the first of their attempts was queued; null when none waits
 */
record QueuedInLane(long count, @Nullable Instant since) {

}
