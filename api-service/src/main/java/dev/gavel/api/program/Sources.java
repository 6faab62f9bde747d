package dev.gavel.api.program;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads the sources of programs of all kinds. */
@Component
public class Sources {

	private final List<ProgramRepository<?>> repositories;

	Sources(List<ProgramRepository<?>> repositories) {
		this.repositories = repositories;
	}

	/** Returns the sources by the ids of their programs. */
	@Transactional(readOnly = true)
	public Map<UUID, String> of(Collection<UUID> programIds) {
		return repositories.stream()
			.flatMap((repository) -> repository.sources(programIds).stream())
			.collect(Collectors.toMap(SentSource::id, SentSource::source));
	}

}
