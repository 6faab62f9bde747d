package dev.gavel.api.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import dev.gavel.api.webhook.StoredWebhook.DisabledFor;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A webhook as answered.
 *
 * @param questionId the question of whose submissions it tells
 * @param batchId the batch of which it tells; if neither is there, it tells of what its
 * owner sends
 * @param events submission.ended, evaluation.ended or batch.ended
 * @param disabledFor why it is told of nothing: the receiver answered 410 (GONE), no
 * attempt has succeeded for days (FAILING), or its owner may no longer see what it tells
 * of (NOT_ALLOWED); null while it is enabled
 * @param failingSince when the first attempt failed since the last one that did not
 * @param pausedUntil until when the receiver is left alone, because it is unavailable
 * @param fullSince since when the ends of evaluations are not told, because too many
 * deliveries wait
 * @param fullUntil when that was over; null while it is so
 * @param formerSecretUntil until when the former secret signs as well
 * @param secret only when it is created or rotated
 */
record WebhookView(long id, String url, @Nullable Long questionId, @Nullable UUID batchId, List<String> events,
		Instant createdAt, @Nullable Instant disabledAt, @Nullable DisabledFor disabledFor,
		@Nullable Instant failingSince, @Nullable Instant pausedUntil, @Nullable Instant fullSince,
		@Nullable Instant fullUntil, @Nullable Instant formerSecretUntil,
		@JsonInclude(Include.NON_NULL) @Nullable String secret) {

	static WebhookView of(StoredWebhook webhook, Instant now) {
		return of(webhook, now, null);
	}

	/** Returns it with its secret, which is not shown again. */
	static WebhookView withSecret(StoredWebhook webhook, Instant now) {
		return of(webhook, now, webhook.secret().text());
	}

	private static WebhookView of(StoredWebhook webhook, Instant now, @Nullable String secret) {
		return new WebhookView(webhook.id(), webhook.url(), webhook.questionId(), webhook.batchId(),
				webhook.events().stream().map(WebhookEvent::text).toList(), millis(webhook.createdAt()),
				shortened(webhook.disabledAt()), webhook.disabledFor(), shortened(webhook.failingSince()),
				shortened(future(webhook.pausedUntil(), now)), shortened(webhook.fullSince()),
				shortened(webhook.fullUntil()), shortened(future(webhook.formerUntil(), now)), secret);
	}

	private static @Nullable Instant future(@Nullable Instant time, Instant now) {
		return (time != null && time.isAfter(now)) ? time : null;
	}

	private static @Nullable Instant shortened(@Nullable Instant time) {
		return (time != null) ? millis(time) : null;
	}

	private static Instant millis(Instant time) {
		return time.truncatedTo(ChronoUnit.MILLIS);
	}

	/** Returns what the audit log keeps. */
	Audited audited() {
		return new Audited(receiver(), questionId, batchId, events, disabledFor);
	}

	/** Returns the URL without its path: whoever knows that may often post there. */
	private String receiver() {
		URI whole = URI.create(url);
		return whole.getScheme() + "://" + whole.getAuthority();
	}

	/**
	 * What the audit log keeps of a webhook.
	 *
	 * @param receiver scheme, host and port of its URL
	 */
	record Audited(String receiver, @Nullable Long questionId, @Nullable UUID batchId, List<String> events,
			@Nullable DisabledFor disabledFor) {
	}

}
