package dev.gavel.api.account.link;

import dev.gavel.api.access.Role;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A one-time link that somebody can still use.
 *
 * @param accountId whose password it sets; null when it makes an account
 * @param role of the account that it makes
 * @param madeBy the name of the operator
 */
public record OpenLink(long id, @Nullable Long accountId, @Nullable String account, @Nullable Role role,
		@Nullable String group, String madeBy, Instant createdAt, Instant expiresAt) {

}
