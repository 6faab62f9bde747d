package dev.gavel.api.evaluation;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationContext;

/** Finds evaluations that have ended. */
public final class EndedEvaluations {

	private static final UUID FIRST = new UUID(0, 0);

	private EndedEvaluations() {
	}

	/** Returns how many were found. */
	public static int before(ApplicationContext context, Instant before, int most) {
		return context.getBean(OldEvaluations.class).ended(FIRST, before, before, most).size();
	}

	/** Returns those that can be deleted. */
	public static List<UUID> before(ApplicationContext context, Instant before, Instant longBefore) {
		return context.getBean(OldEvaluations.class)
			.ended(FIRST, before, longBefore, Integer.MAX_VALUE)
			.stream()
			.map(EndedEvaluation::id)
			.toList();
	}

}
