package dev.gavel.api.submission;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.gavel.api.access.Caller;
import dev.gavel.api.account.KnownAccount;
import dev.gavel.api.judgement.JudgementState;
import dev.gavel.api.program.FinalView;
import dev.gavel.api.program.ListedProgram;
import dev.gavel.api.program.ShownJudgement;
import dev.gavel.api.program.TestView;
import dev.gavel.api.waiting.Awaited;
import dev.gavel.message.ProgramError;
import dev.gavel.message.Verdict;
import dev.gavel.scoring.Points;
import dev.gavel.scoring.Score;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * A submission as answered.
 *
 * @param questionId null when it is not for a question
 * @param owner the account that sent it; absent without accounts, for visitors, and while
 * a stream tells how it stands
 * @param environment the environment it runs in
 * @param passed of the tests of which solvers learn, as in all but {@code finalResult}
 * @param score null until it is judged, and when no test is worth points
 * @param groups the scores of groups; omitted when there are none
 * @param timeMs CPU time of the test that used most; where tests are hidden from the
 * reader, rounded up to 10 ms
 * @param memoryKb peak memory of the test that used most, in units of 1024 bytes; where
 * tests are hidden from the reader, rounded up to whole megabytes
 * @param position in the queue, from 1; null when it no longer waits, or when it could
 * not be read right after submitting
 * @param missingEnvironment its environment, while it waits for a worker that offers it;
 * otherwise absent
 * @param testsDone how far the worker has come
 * @param testsNotRun how many tests were not run, because earlier ones failed, took too
 * long or ended the shared process
 * @param finalResult the result of all tests, for authors, if some are withheld from
 * solvers; otherwise and in lists absent
 * @param error that of the first failed test; if this test is hidden, the error of
 * loading the program without arguments, if there is one; in lists only an error that
 * belongs to no test
 * @param tests absent in lists
 * @param judgements all judgings of it, oldest first; absent in lists
 */
public record SubmissionView(UUID id, @Nullable Long questionId,
		@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Owner owner, String language, String environment,
		JudgementState status, @Nullable Verdict verdict, int passed, int total, @Nullable Points score,
		@Nullable Points maxScore, @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Score.OfGroup> groups,
		@Nullable Double timeMs, @Nullable Long memoryKb, Instant createdAt, @Nullable Instant finishedAt, int attempt,
		@Nullable Integer position, @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String missingEnvironment,
		int testsDone, int testsNotRun,
		@Schema(description = "the result of all tests, for authors, if some are withheld from solvers") @JsonProperty("final") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable FinalView finalResult,
		@Nullable ProgramError error, @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<TestView> tests,
		@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<JudgementView> judgements) implements Awaited {

	public static SubmissionView of(ListedProgram submission, @Nullable Owner owner, ShownJudgement judgement,
			@Nullable Integer position) {
		return of(submission.id(), submission.questionId(), owner, submission.language(), submission.environment(),
				submission.createdAt(), judgement, position);
	}

	private static SubmissionView of(UUID id, @Nullable Long questionId, @Nullable Owner owner, String language,
			String environment, Instant createdAt, ShownJudgement shown, @Nullable Integer position) {
		return new SubmissionView(id, questionId, owner, language, environment, shown.state(),
				shown.outcome().verdict(), shown.outcome().passed(), shown.run().total(), shown.score(),
				shown.maxScore(), shown.groups(), shown.timeMs(), shown.memoryKb(),
				createdAt.truncatedTo(ChronoUnit.MILLIS), shown.finishedAt(), shown.attempt().number(), position,
				shown.missingEnvironment(), shown.attempt().testsDone(), shown.testsNotRun(), null, errorOfAll(shown),
				null, null);
	}

	/** Returns this submission with the outcome of its only judgement. */
	public SubmissionView judged(ShownJudgement judgement, List<TestView> tests, @Nullable FinalView finalResult) {
		return of(id, questionId, owner, language, environment, createdAt, judgement, null).with(judgement, tests,
				List.of(judgement), finalResult);
	}

	/** Returns the view in full. */
	public SubmissionView with(ShownJudgement judgement, List<TestView> tests, List<ShownJudgement> judgements,
			@Nullable FinalView finalResult) {
		return new SubmissionView(id, questionId, owner, language, environment, status, verdict, passed, total, score,
				maxScore, groups, timeMs, memoryKb, createdAt, finishedAt, attempt, position, missingEnvironment,
				testsDone, testsNotRun, finalResult, judgement.error(), tests,
				judgements.stream().map(JudgementView::of).toList());
	}

	/** An error that belongs to no test. */
	private static @Nullable ProgramError errorOfAll(ShownJudgement shown) {
		Verdict verdict = shown.outcome().verdict();
		return (verdict != null && verdict.isOfWholeProgram()) ? shown.error() : null;
	}

	/** An account, as people call it. */
	public record Owner(long id, String name) {

		static @Nullable Owner of(Caller caller) {
			return (caller.accountId() != null) ? new Owner(caller.accountId(), caller.name()) : null;
		}

		static Owner of(KnownAccount account) {
			return new Owner(account.id(), account.name());
		}

	}

}
