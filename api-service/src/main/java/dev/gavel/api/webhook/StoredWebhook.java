package dev.gavel.api.webhook;

import dev.gavel.api.access.Scope;
import dev.gavel.api.platform.database.StoredTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A webhook as it is stored.
 *
 * @param ownerId the account that created it; null in open mode
 * @param token the API token that created it, or null
 * @param questionId it tells of submissions to this question
 * @param batchId it tells of this batch; if neither is there, of what its owner sends
 * @param formerSecret the one before the last rotation, which signs until
 * {@code formerUntil}
 * @param disabledFor why it is disabled; null when it is not
 * @param fullSince since then too many deliveries waited, and no evaluation was told
 * @param fullUntil until then; null while it is so
 * @param failingSince the first failure since the last success
 * @param failures how often its receiver was unavailable since then
 * @param pausedUntil until then its receiver is left alone
 */
public record StoredWebhook(long id, @Nullable Long ownerId, @Nullable Token token, String url,
		@Nullable Long questionId, @Nullable UUID batchId, Set<WebhookEvent> events, WebhookSecret secret,
		@Nullable WebhookSecret formerSecret, @Nullable Instant formerUntil, Instant createdAt,
		@Nullable Instant disabledAt, @Nullable DisabledFor disabledFor, @Nullable Instant fullSince,
		@Nullable Instant fullUntil, @Nullable Instant failingSince, int failures, @Nullable Instant pausedUntil) {

	static StoredWebhook of(ResultSet row, int number) throws SQLException {
		return new StoredWebhook(row.getLong("id"), row.getObject("owner_id", Long.class), Token.of(row),
				row.getString("url"), row.getObject("question_id", Long.class), uuid(row.getString("batch")),
				WebhookEvent.read(row.getString("events")), new WebhookSecret(row.getBytes("secret")),
				secret(row.getBytes("former_secret")), time(row, "former_until"), StoredTime.of(row, "created_at"),
				time(row, "disabled_at"), reason(row.getString("disabled_for")), time(row, "full_since"),
				time(row, "full_until"), time(row, "failing_since"), row.getInt("failures"), time(row, "paused_until"));
	}

	private static @Nullable UUID uuid(@Nullable String text) {
		return (text != null) ? UUID.fromString(text) : null;
	}

	private static @Nullable WebhookSecret secret(byte @Nullable [] bits) {
		return (bits != null) ? new WebhookSecret(bits) : null;
	}

	private static @Nullable DisabledFor reason(@Nullable String text) {
		return (text != null) ? DisabledFor.valueOf(text) : null;
	}

	private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
		return StoredTime.ofNullable(row, column);
	}

	/**
	 * Returns the headers of a message that is sent now.
	 * @param messageId stays the same when it is sent again
	 */
	public Map<String, String> headers(String messageId, String body, Instant now) {
		String signatures = Stream.of(Optional.of(secret), former(now))
			.flatMap(Optional::stream)
			.map((key) -> key.sign(messageId, now, body))
			.collect(Collectors.joining(" "));
		return Map.of("webhook-id", messageId, "webhook-timestamp", String.valueOf(now.getEpochSecond()),
				"webhook-signature", signatures);
	}

	private Optional<WebhookSecret> former(Instant now) {
		return (formerUntil != null && now.isBefore(formerUntil)) ? Optional.ofNullable(formerSecret)
				: Optional.empty();
	}

	/**
	 * An API token, without which the webhook would not be there.
	 *
	 * @param scopes the rights that it passes on
	 */
	public record Token(long id, Set<Scope> scopes) {

		static @Nullable Token of(ResultSet row) throws SQLException {
			Long id = row.getObject("token_id", Long.class);
			return (id != null) ? new Token(id, read(row.getString("token_scopes"))) : null;
		}

		private static Set<Scope> read(String stored) {
			Set<Scope> scopes = EnumSet.noneOf(Scope.class);
			for (String text : List.of(stored.split(","))) {
				Scope scope = Scope.of(text);
				if (scope != null) {
					scopes.add(scope);
				}
			}
			return scopes;
		}

	}

	/** Why a webhook is disabled. */
	public enum DisabledFor {

		/** The receiver has answered 410. */
		GONE,
		/** No attempt has succeeded for {@code gavel.webhooks.retry-for}. */
		FAILING,
		/**
		 * Its owner no longer sees what it tells of, or the token that created it has
		 * become invalid.
		 */
		NOT_ALLOWED

	}

}
