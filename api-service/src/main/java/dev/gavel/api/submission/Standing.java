package dev.gavel.api.submission;

import dev.gavel.api.judgement.Judgement;
import dev.gavel.api.judgement.JudgementState;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads the status of many submissions or trials with two queries. */
@Component
public class Standing {

	private final StandingRepository repository;

	Standing(StandingRepository repository) {
		this.repository = repository;
	}

	/**
	 * Returns those that exist.
	 * @param trials whether the ids are those of trials
	 */
	@Transactional(readOnly = true)
	public List<Stand> of(Collection<UUID> ids, boolean trials) {
		if (ids.isEmpty()) {
			return List.of();
		}
		List<ListedSubmission> shown = repository.shown(ids, trials);
		List<UUID> queued = shown.stream()
			.map(ListedSubmission::judgement)
			.filter((judgement) -> judgement.state() == JudgementState.QUEUED)
			.map(Judgement::id)
			.toList();
		Map<UUID, Integer> places = queued.isEmpty() ? Map.of()
				: repository.places(queued)
					.stream()
					.collect(Collectors.toMap(QueuedPlace::judgementId, (place) -> (int) place.place()));
		return shown.stream().map((one) -> new Stand(one, places.get(one.judgement().id()))).toList();
	}

	/**
	 * Returns the id of the question that a submission or a trial is for, if it exists.
	 */
	@Transactional(readOnly = true)
	public Optional<Long> questionId(UUID id, boolean trial) {
		return repository.questionId(id, trial);
	}

	/** A submission with its status, and its position in the queue if it waits. */
	public record Stand(ListedSubmission submission, @Nullable Integer position) {
	}

}
