package dev.gavel.api.evaluation;

import dev.gavel.api.judgement.JudgementState;
import dev.gavel.api.judgement.StoredRun;
import dev.gavel.api.waiting.Awaited;
import dev.gavel.message.ProgramError;
import dev.gavel.message.TestReport;
import dev.gavel.message.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An evaluation as its worker reported it.
 *
 * @param verdict null until it is done
 * @param error of the program as a whole, or of the first test that failed with one
 * @param tests one for each test that ran; empty until it is done
 * @param finishedAt null until it has ended
 */
public record EvaluationReport(UUID id, JudgementState status, @Nullable Verdict verdict, @Nullable ProgramError error,
		List<TestReport> tests, UUID judgementId, StoredRun run, Instant createdAt,
		@Nullable Instant finishedAt) implements Awaited {
}
