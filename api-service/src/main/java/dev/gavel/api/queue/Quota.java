package dev.gavel.api.queue;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Locale;

/**
 * How much a client may send, as the header fields of
 * draft-ietf-httpapi-ratelimit-headers say it.
 *
 * @param remaining how many may be sent now
 * @param untilMore until one more may be sent
 */
record Quota(Allowance allowance, long remaining, Duration untilMore) {

	private static final String POLICY = "\"%s\";q=%d;w=60";

	private static final String STANDING = "\"%s\";r=%d;t=%d";

	void write(HttpServletResponse response) {
		String kind = allowance.kind().name().toLowerCase(Locale.ROOT);
		response.setHeader("RateLimit-Policy", POLICY.formatted(kind, allowance.perMinute()));
		response.setHeader("RateLimit", STANDING.formatted(kind, remaining, seconds()));
	}

	/** Rounded up, so that nobody comes too early. */
	private long seconds() {
		return untilMore.plusSeconds(1).minusNanos(1).toSeconds();
	}

}
