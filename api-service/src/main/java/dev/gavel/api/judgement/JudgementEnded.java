package dev.gavel.api.judgement;

import dev.gavel.message.JudgeReport.Withheld;
import dev.gavel.message.TestReport;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A judgement has become DONE or CANCELLED, which is final. Published inside the
 * transaction that recorded it. All parts are values; none of them is read from the
 * database later.
 * <p>
 * Listeners usually hear of it after the commit. One that fails then is logged, and the
 * others still hear of it; a listener that has not run when the service dies never does.
 * A listener that must not miss an end listens with {@code BEFORE_COMMIT} and stores a
 * row. It must not throw: the transaction may hold the reports of a whole poll, up to
 * 100. They would all be rolled back, and recorded again until it no longer throws. When
 * the database refuses its row as invalid, the others are recorded, and this report is
 * lost.
 *
 * @param evaluation whether the program is an evaluation; otherwise it is a submission
 * @param questionId the question whose lists and figures count it, if there is one;
 * always null for evaluations
 * @param number which judging of the program it is, from 1
 * @param rejudgingId the rejudging that asked for it, if one did
 * @param attempt the last one, with its times and its worker
 * @param outcome empty when it was cancelled
 * @param reports on its tests that are not withheld; empty unless a worker has judged it
 * @param withheld what only authors see, if there is anything
 * @param fatal whether it ended because its job kills workers
 */
public record JudgementEnded(UUID judgementId, UUID programId, boolean evaluation, @Nullable Long questionId,
		int number, @Nullable Long rejudgingId, StoredRun run, Turn turn, JudgementState state, Attempt attempt,
		Outcome outcome, Instant finishedAt, List<TestReport> reports, @Nullable Withheld withheld, boolean fatal) {

	static JudgementEnded of(Judgement judgement, List<TestReport> reports, @Nullable Withheld withheld,
			boolean fatal) {
		return new JudgementEnded(judgement.id(), judgement.programId(), judgement.evaluation(), judgement.questionId(),
				judgement.number(), judgement.rejudgingId(), judgement.run(), judgement.turn(), judgement.state(),
				judgement.attempt(), judgement.outcome(),
				Objects.requireNonNull(judgement.finishedAt(), "the judgement is open"), reports, withheld, fatal);
	}

}
