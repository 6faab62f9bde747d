package dev.gavel.api.webhook;

import dev.gavel.api.platform.request.Expected;
import dev.gavel.api.platform.request.Violations;
import dev.gavel.api.webhook.receiver.ReceiverUrl;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A webhook to create. */
record NewWebhook(String url, @Nullable Long questionId, @Nullable UUID batchId, Set<WebhookEvent> events) {

	/**
	 * A webhook as a client asks for it. Without a question and a batch it tells of what
	 * the account sends.
	 *
	 * @param url of the receiver
	 * @param questionId tells of all submissions to this question; only its authors and
	 * operators may
	 * @param batchId tells of this batch
	 * @param events submission.ended, evaluation.ended or batch.ended; if it is missing,
	 * all that there can be but evaluation.ended
	 */
	record Request(@Nullable String url, @Nullable Long questionId, @Nullable UUID batchId,
			@Nullable List<@Nullable String> events) {

		NewWebhook check(ReceiverUrl urls) {
			Violations violations = new Violations();
			violations.require(questionId == null || batchId == null, "batch_id",
					"must be missing when question_id is given");
			Set<WebhookEvent> read = read(violations);
			violations.throwIfAny();
			urls.check(violations, url);
			violations.throwIfAny();
			return new NewWebhook(Objects.requireNonNull(url).strip(), questionId, batchId, read);
		}

		private Set<WebhookEvent> read(Violations violations) {
			Set<WebhookEvent> possible = possible();
			if (events == null || events.isEmpty()) {
				possible.remove(WebhookEvent.EVALUATION_ENDED);
				return possible;
			}
			Set<WebhookEvent> read = EnumSet.noneOf(WebhookEvent.class);
			for (String text : events) {
				WebhookEvent.of(text)
					.filter(possible::contains)
					.ifPresentOrElse(read::add,
							() -> violations.add("events", "expected %s, got '%s'".formatted(
									possible.stream().map(WebhookEvent::text).collect(Collectors.joining(" or ")),
									Expected.shortened(String.valueOf(text)))));
			}
			return read;
		}

		private Set<WebhookEvent> possible() {
			if (questionId != null) {
				return EnumSet.of(WebhookEvent.SUBMISSION_ENDED);
			}
			return (batchId != null) ? EnumSet.of(WebhookEvent.EVALUATION_ENDED, WebhookEvent.BATCH_ENDED)
					: EnumSet.complementOf(EnumSet.of(WebhookEvent.PING));
		}

	}

}
