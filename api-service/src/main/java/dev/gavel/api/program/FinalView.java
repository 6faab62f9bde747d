package dev.gavel.api.program;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.gavel.api.judgement.Outcome;
import dev.gavel.api.judgement.StoredRun;
import dev.gavel.message.JudgeReport.Withheld;
import dev.gavel.message.TestReport;
import dev.gavel.message.Verdict;
import dev.gavel.scoring.Points;
import dev.gavel.scoring.Score;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The result of all tests, withheld ones too, as authors see it.
 *
 * @param groups omitted when there are none
 */
public record FinalView(Verdict verdict, int passed, int total, @Nullable Points score, @Nullable Points maxScore,
		@JsonInclude(JsonInclude.Include.NON_EMPTY) List<Score.OfGroup> groups) {

	/** Returns null when nothing is withheld, or the caller may not see it. */
	public static @Nullable FinalView of(@Nullable Withheld withheld, Outcome outcome, StoredRun run) {
		if (withheld == null) {
			return null;
		}
		int passed = outcome.passed() + (int) withheld.tests().stream().filter(FinalView::isAccepted).count();
		Score score = withheld.score();
		return new FinalView(withheld.verdict(), passed, run.total() + run.withheldTests(),
				(score != null) ? score.score() : null, (score != null) ? score.maxScore() : null,
				(score != null) ? score.groups() : List.of());
	}

	private static boolean isAccepted(TestReport test) {
		return test.verdict() == Verdict.ACCEPTED;
	}

}
