package dev.gavel.api.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import dev.gavel.api.webhook.receiver.Answer.Failure;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A delivery as answered. Of responses, Gavel keeps status and time only.
 *
 * @param messageId the header {@code webhook-id}, by which receivers tell repeats
 * @param event submission.ended, evaluation.ended, batch.ended or ping
 * @param submissionId what has ended; absent if it is something else, as all ids
 * @param attempts how many there were since it was queued, or sent again
 * @param responseStatus the status of the last response
 * @param failure why there was no response to the last attempt
 * @param tookMs how long the last attempt took
 * @param nextAttemptAt null once it has ended
 */
record DeliveryView(long id, String messageId, String event, @JsonInclude(Include.NON_NULL) @Nullable UUID submissionId,
		@JsonInclude(Include.NON_NULL) @Nullable UUID evaluationId,
		@JsonInclude(Include.NON_NULL) @Nullable UUID batchId, @JsonInclude(Include.NON_NULL) @Nullable String customId,
		DeliveryState state, int attempts, @Nullable Integer responseStatus, @Nullable Failure failure,
		@Nullable Integer tookMs, Instant happenedAt, @Nullable Instant attemptedAt, @Nullable Instant nextAttemptAt) {

	static DeliveryView of(Delivery delivery, Instant now) {
		Delivery.Subject subject = delivery.subject();
		boolean submission = delivery.event() == WebhookEvent.SUBMISSION_ENDED;
		return new DeliveryView(delivery.id(), delivery.messageId(), delivery.event().text(),
				submission ? subject.programId() : null, submission ? null : subject.programId(), subject.batchId(),
				subject.customId(), delivery.state(), delivery.attempts(), delivery.response(), delivery.failure(),
				delivery.tookMillis(), delivery.happenedAt().truncatedTo(ChronoUnit.MILLIS),
				(delivery.attemptedAt() != null) ? delivery.attemptedAt().truncatedTo(ChronoUnit.MILLIS) : null,
				next(delivery, now));
	}

	private static @Nullable Instant next(Delivery delivery, Instant now) {
		if (delivery.state() != DeliveryState.WAITING) {
			return null;
		}
		Instant next = delivery.sendAt().isAfter(now) ? delivery.sendAt() : now;
		return next.truncatedTo(ChronoUnit.MILLIS);
	}

}
