package dev.gavel.api.evaluation.output;

import dev.gavel.api.evaluation.EvaluationsProperties;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How much may still be stored. What other replicas have stored or deleted counts some
 * seconds later, so together they may store a little too much.
 */
@Component
class OutputSpace {

	private static final Duration COUNTED_EVERY = Duration.ofSeconds(10);

	private final JdbcClient database;

	private final long most;

	private final Clock clock;

	private Instant counted = Instant.MIN;

	private long bytes;

	OutputSpace(JdbcClient database, EvaluationsProperties properties, Clock clock) {
		this.database = database;
		this.most = properties.maxStoredOutputs().toBytes();
		this.clock = clock;
	}

	/** Takes space for an output. Returns whether there was enough. */
	synchronized boolean take(int size) {
		Instant now = clock.instant();
		if (now.isAfter(counted.plus(COUNTED_EVERY))) {
			bytes = database.sql("select coalesce(sum(bytes), 0) from whole_outputs").query(Long.class).single();
			counted = now;
		}
		if (bytes + size > most) {
			return false;
		}
		bytes += size;
		return true;
	}

}
