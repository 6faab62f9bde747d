package dev.gavel.api.statistics;

import java.util.Collection;
import java.util.List;
import org.springframework.context.ApplicationContext;

/** Counts without the cache. */
public final class StoredAcceptances {

	private StoredAcceptances() {
	}

	public static List<Acceptance> of(ApplicationContext context, Collection<Long> questionIds) {
		return context.getBean(AcceptanceRepository.class).of(questionIds);
	}

}
