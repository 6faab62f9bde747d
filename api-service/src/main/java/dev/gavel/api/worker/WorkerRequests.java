package dev.gavel.api.worker;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Lets workers in, and counts their requests by the names of their tokens, so that
 * operators see when a token is no longer used.
 */
@Component
public class WorkerRequests {

	private final WorkerTokens tokens;

	private final MeterRegistry meters;

	WorkerRequests(WorkerTokens tokens, MeterRegistry meters) {
		this.tokens = tokens;
		this.meters = meters;
	}

	/** Returns whether a worker's token is one of ours. */
	public boolean accept(String token) {
		Optional<String> name = tokens.nameOf(token);
		name.ifPresent((known) -> meters.counter("gavel.worker.requests", "token", known).increment());
		return name.isPresent();
	}

}
