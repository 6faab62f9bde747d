package dev.gavel.api.account.link;

import dev.gavel.api.access.Role;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A one-time link that can still be used.
 *
 * @param accountId whose password it sets; null when it creates an account
 * @param role of the account that it creates
 * @param madeBy the name of the operator
 */
public record OpenLink(long id, @Nullable Long accountId, @Nullable String account, @Nullable Role role,
		@Nullable String group, String madeBy, Instant createdAt, Instant expiresAt) {

}
