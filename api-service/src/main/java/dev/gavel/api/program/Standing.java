package dev.gavel.api.program;

import dev.gavel.api.queue.Queue;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads the status of many programs with two queries. */
@Component
public class Standing {

	private final Queue queue;

	Standing(Queue queue) {
		this.queue = queue;
	}

	/**
	 * Returns those that exist.
	 * @param programs where to look for them
	 */
	@Transactional(readOnly = true)
	public List<Stand> of(ProgramRepository<?> programs, Collection<UUID> ids) {
		List<ListedProgram> shown = ids.isEmpty() ? List.of() : programs.shown(ids);
		Map<UUID, Integer> positions = queue.positions(shown.stream().map(ListedProgram::judgement).toList());
		return shown.stream().map((one) -> new Stand(one, positions.get(one.judgement().id()))).toList();
	}

	/** A program with its status, and its position in the queue if it waits. */
	public record Stand(ListedProgram program, @Nullable Integer position) {
	}

}
