package dev.gavel.api.account;

import dev.gavel.api.access.AccountLimits;
import dev.gavel.api.access.Role;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/**
 * An account as it was at most two seconds ago.
 *
 * @param validFrom sessions and streams that began earlier have ended
 * @param groupIds the groups that it is in
 * @param limits its own, instead of those of its role
 */
public record KnownAccount(long id, String name, Role role, boolean disabled, Instant validFrom, Set<Long> groupIds,
		AccountLimits limits) {

	public KnownAccount {
		groupIds = Set.copyOf(groupIds);
	}

	KnownAccount and(Set<Long> more) {
		Set<Long> all = new HashSet<>(groupIds);
		all.addAll(more);
		return new KnownAccount(id, name, role, disabled, validFrom, all, limits);
	}

}
