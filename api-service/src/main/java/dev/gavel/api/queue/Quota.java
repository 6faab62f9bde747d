package dev.gavel.api.queue;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;

/**
 * How many programs a client may send, as the header fields of
 * draft-ietf-httpapi-ratelimit-headers say it.
 *
 * @param perMinute also at once
 * @param remaining how many may be sent now
 * @param untilMore until one more may be sent
 */
record Quota(int perMinute, long remaining, Duration untilMore) {

	private static final String POLICY = "\"submissions\";q=%d;w=60";

	private static final String STANDING = "\"submissions\";r=%d;t=%d";

	void write(HttpServletResponse response) {
		response.setHeader("RateLimit-Policy", POLICY.formatted(perMinute));
		response.setHeader("RateLimit", STANDING.formatted(remaining, seconds()));
	}

	/** Rounded up, so that nobody comes too early. */
	private long seconds() {
		return untilMore.plusSeconds(1).minusNanos(1).toSeconds();
	}

}
