package dev.gavel.api.submission;

import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.Violations;
import dev.gavel.api.program.ProgramIds;
import dev.gavel.message.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Criteria that select submissions; a submission must meet all that are given.
 *
 * @param ids only these
 * @param ownerId the account that sent them
 * @param verdict of their last judgement
 * @param since the earliest time of submitting
 * @param until the time before which they were submitted
 * @param before only submissions sent before this one
 */
public record SubmissionCriteria(@Nullable List<UUID> ids, @Nullable Long ownerId, @Nullable Long questionId,
		@Nullable Verdict verdict, @Nullable Instant since, @Nullable Instant until, @Nullable UUID before) {

	private static final UUID NONE = new UUID(0, 0);

	public static SubmissionCriteria ofQuestion(long questionId) {
		return new SubmissionCriteria(null, null, questionId, null, null, null, null);
	}

	public static SubmissionCriteria ofVerdict(Verdict verdict) {
		return new SubmissionCriteria(null, null, null, verdict, null, null, null);
	}

	/**
	 * @throws Problem when one of the ids is null or empty, as lists in JSON and in a
	 * query allow
	 */
	public static void requireIds(String field, @Nullable List<@Nullable UUID> ids) {
		Violations violations = new Violations();
		for (int i = 0; ids != null && i < ids.size(); i++) {
			violations.require(ids.get(i) != null, "%s[%d]".formatted(field, i), "is missing, expected an id");
		}
		violations.throwIfAny();
	}

	public boolean isEmpty() {
		return ids == null && ownerId == null && questionId == null && verdict == null && since == null && until == null
				&& before == null;
	}

	SubmissionCriteria ownedBy(@Nullable Long ownerId) {
		return new SubmissionCriteria(ids, ownerId, questionId, verdict, since, until, before);
	}

	SubmissionCriteria sentBefore(UUID id) {
		return new SubmissionCriteria(ids, ownerId, questionId, verdict, since, until, id);
	}

	boolean anyId() {
		return ids == null;
	}

	/** Returns at least one id, because the database takes no empty list. */
	List<UUID> idsOrNone() {
		return (ids == null || ids.isEmpty()) ? List.of(NONE) : ids;
	}

	/** Returns the lower bound of the ids. */
	@Nullable UUID from() {
		return (since != null) ? ProgramIds.first(since) : null;
	}

	/** Returns the upper bound of the ids, exclusive. */
	@Nullable UUID to() {
		UUID end = (until != null) ? ProgramIds.first(until) : null;
		return (before != null && (end == null || ProgramIds.isEarlier(before, end))) ? before : end;
	}

}
