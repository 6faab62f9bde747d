package dev.gavel.api.evaluation;

import java.util.UUID;
import org.springframework.context.ApplicationContext;
import org.springframework.data.domain.Limit;

/** Finds trials that are over. */
public final class EndedTrials {

	private EndedTrials() {
	}

	/** Returns how many were found. */
	public static int before(ApplicationContext context, UUID before, int most) {
		return context.getBean(TrialRepository.class).ended(before, Limit.of(most)).size();
	}

}
