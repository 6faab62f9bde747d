package dev.gavel.api.judgement;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A judgement to be queued.
 *
 * @param programId of a submission or an evaluation
 * @param evaluation which of them it is
 * @param listedQuestion the question whose lists and figures count it, if there is one
 * @param number which judging of the program it is, from 1
 * @param rejudgingId the rejudging that asked for it, if one did
 */
public record NewJudgement(UUID programId, boolean evaluation, @Nullable Long listedQuestion, int number,
		@Nullable Long rejudgingId, StoredRun run) {
}
