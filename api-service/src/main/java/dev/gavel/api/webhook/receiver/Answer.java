package dev.gavel.api.webhook.receiver;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a request to a receiver ended. Nothing else is kept of a response.
 *
 * @param status null when there was no response
 * @param failure why there was none; null when there was one
 * @param retryAfter how long the receiver wants to be left alone, if it says so
 * @param took until the end of the response, or the failure
 */
public record Answer(@Nullable Integer status, @Nullable Failure failure, @Nullable Duration retryAfter,
		Duration took) {

	private static final int GONE = 410;

	private static final int TOO_MANY_REQUESTS = 429;

	static Answer failed(Failure failure, Duration took) {
		return new Answer(null, failure, null, took);
	}

	public boolean isSuccess() {
		return status != null && status / 100 == 2;
	}

	/** Whether the receiver wants no more. */
	public boolean isGone() {
		return status != null && status == GONE;
	}

	/** Whether other requests would fail in the same way, so that none should be sent. */
	public boolean isUnavailable() {
		return status == null || status == TOO_MANY_REQUESTS || (status >= 502 && status <= 504) || retryAfter != null;
	}

	/** Why there was no response. */
	public enum Failure {

		/** The host has no address. */
		UNKNOWN_HOST,
		/** The host has a private or reserved address. */
		ADDRESS_REFUSED,
		/** Nothing listens there, or it cannot be reached. */
		CONNECTION_FAILED,
		/** The certificate is not valid for the host, or is not trusted. */
		TLS_FAILED,
		/** There was no complete response in time. */
		TIMED_OUT,
		/** The connection broke, or what came was no response. */
		NO_RESPONSE

	}

}
