package dev.gavel.api.account;

import dev.gavel.api.access.AccountName;
import dev.gavel.api.access.Role;
import dev.gavel.api.platform.request.Address;
import org.jspecify.annotations.Nullable;

/**
 * Criteria that select accounts; an account must meet all that are given. Erased ones are
 * left out.
 *
 * @param q a part of the name, in any case
 */
public record AccountFilter(@Nullable String q, @Nullable Role role, @Nullable Boolean disabled,
		@Nullable Long groupId) {

	static final String SQL = """
			where a.erased_at is null and (:pattern is null or a.name like :pattern escape '!')
			and (:role is null or a.role = :role) and (:disabled is null or a.disabled = :disabled)
			and (:group is null or a.id in (select m.account_id from group_members m where m.group_id = :group))""";

	public boolean isEmpty() {
		return pattern() == null && role == null && disabled == null && groupId == null;
	}

	/** Returns the address of a list with these criteria. */
	public Address address(String path) {
		return new Address(path).with("q", q).with("role", role).with("disabled", disabled).with("group_id", groupId);
	}

	@Nullable String pattern() {
		String sought = AccountName.normalized(q);
		return sought.isEmpty() ? null : "%" + sought.replaceAll("([!%_])", "!$1") + "%";
	}

	@Nullable String roleName() {
		return (role != null) ? role.name() : null;
	}

}
