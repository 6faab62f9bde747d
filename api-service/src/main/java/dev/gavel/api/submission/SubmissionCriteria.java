package dev.gavel.api.submission;

import dev.gavel.message.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which submissions are meant: those that meet all criteria that are given.
 *
 * @param ids only these
 * @param verdict of their last judgement
 * @param since the earliest time of submitting
 * @param until the time of submitting before which
 */
public record SubmissionCriteria(@Nullable List<UUID> ids, @Nullable Long questionId, @Nullable Verdict verdict,
		@Nullable Instant since, @Nullable Instant until) {

	private static final UUID NONE = new UUID(0, 0);

	private static final Instant LATER = Instant.parse("9999-01-01T00:00:00Z");

	static SubmissionCriteria ofQuestion(long questionId) {
		return new SubmissionCriteria(null, questionId, null, null, null);
	}

	public boolean isEmpty() {
		return ids == null && questionId == null && verdict == null && since == null && until == null;
	}

	boolean anyId() {
		return ids == null;
	}

	/** Not empty, for the database takes no empty list. */
	List<UUID> idsOrNone() {
		return (ids == null || ids.isEmpty()) ? List.of(NONE) : ids;
	}

	Instant begin() {
		return Objects.requireNonNullElse(since, Instant.EPOCH);
	}

	Instant end() {
		return Objects.requireNonNullElse(until, LATER);
	}

}
