package dev.gavel.api.submission;

import java.util.UUID;

/**
 * A judgement was withdrawn. Published inside the transaction that recorded it.
 *
 * @param sent whether a worker may have its job
 */
public record JudgementCancelled(UUID submissionId, UUID judgementId, boolean sent) {

	static JudgementCancelled of(Judgement judgement) {
		return new JudgementCancelled(judgement.submissionId(), judgement.id(), !judgement.held());
	}

}
