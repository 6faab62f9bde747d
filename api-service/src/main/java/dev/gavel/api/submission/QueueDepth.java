package dev.gavel.api.submission;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How many judgements are open.
 *
 * @param interactive those that wait and that somebody waits for
 * @param bulk those that wait and that nobody waits for
 * @param running those that a worker is at
 * @param waitingSince when the first attempt was queued that is waited for; null when
 * none is
 */
public record QueueDepth(int interactive, int bulk, int running, @Nullable Instant waitingSince) {

	static final QueueDepth NONE = new QueueDepth(0, 0, 0, null);

}
