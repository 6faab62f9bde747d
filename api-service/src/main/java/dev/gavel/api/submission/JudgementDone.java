package dev.gavel.api.submission;

import dev.gavel.message.Verdict;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A judgement has its verdict. Published inside the transaction that recorded it.
 *
 * @param waited from the queueing of its last attempt to a worker's first word, if there
 * was one
 * @param judged from a worker's first word to the verdict
 */
public record JudgementDone(UUID submissionId, Verdict verdict, @Nullable Duration waited, @Nullable Duration judged) {

	static JudgementDone of(Judgement judgement) {
		if (judgement.verdict() == null || judgement.finishedAt() == null) {
			throw new IllegalStateException(
					"Judgement %s is %s, expected DONE with a verdict".formatted(judgement.id(), judgement.state()));
		}
		if (judgement.startedAt() == null) {
			return new JudgementDone(judgement.submissionId(), judgement.verdict(), null, null);
		}
		return new JudgementDone(judgement.submissionId(), judgement.verdict(),
				Duration.between(judgement.queuedAt(), judgement.startedAt()),
				Duration.between(judgement.startedAt(), judgement.finishedAt()));
	}

}
