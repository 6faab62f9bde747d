package dev.gavel.api.imports.format;

import dev.gavel.api.platform.settings.LimitsProperties;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Puts limits into a question, as far as questions may have them. */
public final class FoundLimits {

	private static final int LEAST_MILLIS = 50;

	private static final int LEAST_MEGABYTES = 32;

	private final LimitsProperties limits;

	private final ObjectNode question;

	private final List<String> warnings;

	/**
	 * @param warnings receives what cannot be had
	 */
	public FoundLimits(LimitsProperties limits, ObjectNode question, List<String> warnings) {
		this.limits = limits;
		this.question = question;
		this.warnings = warnings;
	}

	/** Puts the time limit of a test. */
	public void time(double seconds) {
		long most = limits.maxTimeLimit().toMillis();
		long wanted = Math.round(seconds * 1000);
		if (wanted > most) {
			warnings.add("Its time limit of %,d ms is more than a question may have; it gets %,d ms.".formatted(wanted,
					most));
		}
		question.put("time_limit_ms", (int) Math.max(LEAST_MILLIS, Math.min(wanted, most)));
	}

	/** Puts the memory limit of a test, in units of 1,048,576 bytes. */
	public void memory(double megabytes) {
		long most = limits.maxMemoryLimit().toMegabytes();
		long wanted = Math.round(megabytes);
		if (wanted > most) {
			warnings.add("Its memory limit of %,d MB is more than a question may have; it gets %,d MB."
				.formatted(wanted, most));
		}
		question.put("memory_limit_mb", (int) Math.max(LEAST_MEGABYTES, Math.min(wanted, most)));
	}

}
