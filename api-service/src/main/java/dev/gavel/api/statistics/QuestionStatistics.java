package dev.gavel.api.statistics;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.gavel.api.statistics.AttemptsUntilAccepted.Solved;
import dev.gavel.message.Verdict;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Statistics of a question.
 *
 * @param submissions how many are counted: of the newest, those that have a verdict
 * @param complete whether the question has no older submissions, which are not counted
 * @param step how long periods are: hour, day, week or month; absent without submissions
 * @param verdicts by periods
 * @param timeMs CPU time of accepted submissions, by the test that used most; absent when
 * there are none
 * @param memoryMb peak memory, likewise
 * @param failedFirst which tests submissions fail first
 * @param attempts of accounts; empty when none has solved it
 * @param unsolved how many accounts have submitted without being accepted
 */
public record QuestionStatistics(int submissions, boolean complete,
		@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String step, List<VerdictsInPeriod> verdicts,
		@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Distribution timeMs,
		@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Distribution memoryMb, List<FailedFirst> failedFirst,
		List<AttemptsUntilAccepted> attempts, int unsolved) {

	/** Both units are what programs differ by at least. */
	private static final double FINEST = 1;

	/**
	 * @param submissions oldest first
	 * @param tests the indexes of tests by their ids
	 */
	static QuestionStatistics of(List<CountedSubmission> submissions, boolean complete, Map<Long, Integer> tests) {
		Solved solved = AttemptsUntilAccepted.of(submissions);
		Step step = submissions.isEmpty() ? null
				: Step.of(submissions.get(0).at(), submissions.get(submissions.size() - 1).at());
		return new QuestionStatistics(submissions.size(), complete, (step != null) ? step.text() : null,
				(step != null) ? VerdictsInPeriod.of(submissions, step) : List.of(),
				Distribution.of(submissions, CountedSubmission::timeMs, FINEST),
				Distribution.of(submissions, CountedSubmission::memoryMb, FINEST), FailedFirst.of(submissions, tests),
				solved.attempts(), solved.unsolved());
	}

	/** Returns the verdicts that any submission has. */
	@JsonIgnore
	public List<Verdict> occurring() {
		return verdicts.stream().flatMap((period) -> period.verdicts().keySet().stream()).distinct().sorted().toList();
	}

}
