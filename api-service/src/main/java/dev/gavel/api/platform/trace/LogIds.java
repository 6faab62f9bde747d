package dev.gavel.api.platform.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.slf4j.MDC;

/**
 * Adds ids to the log lines of this thread until it is closed. Workers use the same
 * names.
 */
public final class LogIds implements AutoCloseable {

	public static final String PROGRAM = "program_id";

	private static final String JUDGEMENT = "judgement_id";

	private static final String ATTEMPT = "attempt";

	private final List<String> names = new ArrayList<>();

	private LogIds() {
	}

	public static LogIds ofAttempt(UUID judgementId, int attempt) {
		return new LogIds().and(JUDGEMENT, judgementId).and(ATTEMPT, attempt);
	}

	public static LogIds ofAttempt(UUID programId, UUID judgementId, int attempt) {
		return ofAttempt(judgementId, attempt).and(PROGRAM, programId);
	}

	private LogIds and(String name, Object value) {
		MDC.put(name, value.toString());
		names.add(name);
		return this;
	}

	@Override
	public void close() {
		names.forEach(MDC::remove);
	}

}
