package dev.gavel.api.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import dev.gavel.api.judgement.JudgementState;
import dev.gavel.message.Verdict;
import dev.gavel.scoring.Points;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The body of what is sent to a receiver. It has neither programs nor values.
 *
 * @param timestamp when it happened
 */
public record Message(WebhookEvent type, Instant timestamp, Data data) {

	/** Returns the body of a delivery, always the same. */
	public static Message of(Delivery delivery) {
		return new Message(delivery.event(), delivery.happenedAt().truncatedTo(ChronoUnit.MILLIS), Data.of(delivery));
	}

	/**
	 * What has ended. Absent: whatever it does not have.
	 *
	 * @param number which judging of the submission it was, from 1
	 * @param customId of the line of the batch
	 */
	@JsonInclude(Include.NON_NULL)
	public record Data(long webhookId, @Nullable UUID submissionId, @Nullable UUID evaluationId,
			@Nullable UUID judgementId, @Nullable Integer number, @Nullable Long questionId, @Nullable UUID batchId,
			@Nullable String customId, @Nullable JudgementState status, @Nullable Verdict verdict,
			@Nullable Points score, @Nullable Points maxScore) {

		private static Data of(Delivery delivery) {
			Delivery.Subject subject = delivery.subject();
			boolean submission = delivery.event() == WebhookEvent.SUBMISSION_ENDED;
			return new Data(delivery.webhookId(), submission ? subject.programId() : null,
					submission ? null : subject.programId(), (subject.programId() != null) ? delivery.eventId() : null,
					subject.number(), subject.questionId(), subject.batchId(), subject.customId(), subject.status(),
					subject.verdict(), subject.score(), subject.maxScore());
		}

	}

}
