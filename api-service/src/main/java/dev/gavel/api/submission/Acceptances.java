package dev.gavel.api.submission;

import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells how those fared who tried some questions. */
@Component
public class Acceptances {

	private final AcceptanceRepository repository;

	Acceptances(AcceptanceRepository repository) {
		this.repository = repository;
	}

	/** By question; those that nobody tried are left out. */
	@Transactional(readOnly = true)
	public Map<Long, Acceptance> of(Collection<Long> questionIds) {
		return repository.of(questionIds)
			.stream()
			.collect(Collectors.toMap(Acceptance::questionId, Function.identity()));
	}

}
