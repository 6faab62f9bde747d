package dev.gavel.api.account;

import dev.gavel.api.access.Role;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An account as it was at most two seconds ago.
 *
 * @param validFrom sessions and streams that began earlier have ended
 * @param groupIds the groups that it is in
 * @param submissionsPerMinute its own limit; null for the one of its role
 */
public record KnownAccount(long id, String name, Role role, boolean disabled, Instant validFrom, Set<Long> groupIds,
		@Nullable Integer submissionsPerMinute) {

	public KnownAccount {
		groupIds = Set.copyOf(groupIds);
	}

	KnownAccount and(Set<Long> more) {
		Set<Long> all = new HashSet<>(groupIds);
		all.addAll(more);
		return new KnownAccount(id, name, role, disabled, validFrom, all, submissionsPerMinute);
	}

}
