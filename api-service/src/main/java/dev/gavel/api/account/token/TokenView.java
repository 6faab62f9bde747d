package dev.gavel.api.account.token;

import dev.gavel.api.access.Scope;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A token as answered.
 *
 * @param expiresAt null: never
 * @param lastUsedAt to the minute
 * @param valid false when it has expired, or is older than the last change of the
 * account's password, role or state
 */
record TokenView(long id, String name, List<String> scopes, Instant createdAt, @Nullable Instant expiresAt,
		@Nullable Instant lastUsedAt, boolean valid) {

	static TokenView of(ApiToken token, boolean valid) {
		return new TokenView(token.id(), token.name(), token.scopes().stream().sorted().map(Scope::text).toList(),
				token.createdAt(), token.expiresAt(), token.lastUsedAt(), valid);
	}

	/**
	 * A new token.
	 *
	 * @param token what to send; it is never shown again
	 */
	record Made(long id, String name, List<String> scopes, Instant createdAt, @Nullable Instant expiresAt,
			String token) {

		static Made of(ApiToken stored, TokenText secret) {
			TokenView view = TokenView.of(stored, true);
			return new Made(view.id(), view.name(), view.scopes(), view.createdAt(), view.expiresAt(), secret.text());
		}

	}

}
