package dev.gavel.api.evaluation;

import java.time.Instant;
import java.util.UUID;
import org.springframework.context.ApplicationContext;
import org.springframework.data.domain.Limit;

/** Finds evaluations that have ended. */
public final class EndedEvaluations {

	private EndedEvaluations() {
	}

	/** Returns how many were found. */
	public static int before(ApplicationContext context, UUID before, int most) {
		return context.getBean(EvaluationRepository.class).ended(before, Instant.now(), Limit.of(most)).size();
	}

}
