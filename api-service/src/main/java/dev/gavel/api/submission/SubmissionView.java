package dev.gavel.api.submission;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.gavel.message.ProgramError;
import dev.gavel.message.Verdict;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A submission as answered.
 *
 * @param environment what it is run in
 * @param timeMs CPU time of the test that used most
 * @param memoryKb peak memory of the test that used most, in units of 1024 bytes
 * @param position in the queue, from 1; null when it no longer waits, or right after a
 * submission when the database did not say
 * @param testsDone how far the worker has come
 * @param tests absent in lists
 * @param judgements all judgings of it, oldest first; absent in lists
 */
public record SubmissionView(UUID id, long questionId, String language, String environment, JudgementState status,
		@Nullable Verdict verdict, int passed, int total, @Nullable Double timeMs, @Nullable Long memoryKb,
		Instant createdAt, @Nullable Instant finishedAt, int attempt, @Nullable Integer position, int testsDone,
		@Nullable ProgramError error, @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<TestView> tests,
		@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<JudgementView> judgements) implements Awaited {

	private static final String OUR_FAULT = "InternalError";

	static SubmissionView of(ListedSubmission submission, @Nullable Integer position) {
		Judgement judgement = submission.judgement();
		return new SubmissionView(submission.id(), submission.questionId(), submission.language(),
				submission.environment(), judgement.state(), judgement.verdict(), judgement.passed(), judgement.total(),
				milliseconds(judgement.timeMicros()), kilobytes(judgement.memoryBytes()),
				submission.createdAt().truncatedTo(ChronoUnit.MILLIS), truncated(judgement.finishedAt()),
				judgement.attempt(), position, judgement.testsDone(), error(judgement), null, null);
	}

	SubmissionView with(List<TestView> tests, List<JudgementView> judgements) {
		return new SubmissionView(id, questionId, language, environment, status, verdict, passed, total, timeMs,
				memoryKb, createdAt, finishedAt, attempt, position, testsDone, error, tests, judgements);
	}

	/** Of the program, or of Gavel where that is to blame. */
	static @Nullable ProgramError error(Judgement judgement) {
		if (judgement.verdict() == Verdict.INTERNAL_ERROR && judgement.failureReason() != null) {
			return new ProgramError(OUR_FAULT, judgement.failureReason(), null, null);
		}
		return judgement.error();
	}

	private static @Nullable Instant truncated(@Nullable Instant instant) {
		return (instant != null) ? instant.truncatedTo(ChronoUnit.MILLIS) : null;
	}

	/** With one decimal: what is below is noise. */
	static @Nullable Double milliseconds(@Nullable Long micros) {
		return (micros != null) ? Math.round(micros / 100.0) / 10.0 : null;
	}

	static @Nullable Long kilobytes(@Nullable Long bytes) {
		return (bytes != null) ? Long.valueOf(bytes / 1024) : null;
	}

}
