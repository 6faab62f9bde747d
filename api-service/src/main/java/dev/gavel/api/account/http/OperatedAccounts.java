package dev.gavel.api.account.http;

import dev.gavel.api.access.Caller;
import dev.gavel.api.access.Role;
import dev.gavel.api.account.Account;
import dev.gavel.api.account.AccountFilter;
import dev.gavel.api.account.Accounts;
import dev.gavel.api.account.Groups;
import dev.gavel.api.platform.request.PageOf;
import dev.gavel.api.platform.request.Violations;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.data.domain.Page;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What operators do with accounts. */
@Component
class OperatedAccounts {

	private final Accounts accounts;

	private final Groups groups;

	OperatedAccounts(Accounts accounts, Groups groups) {
		this.accounts = accounts;
		this.groups = groups;
	}

	@Transactional(readOnly = true)
	public PageOf<AccountView> list(AccountFilter filter, int page, int size) {
		PageOf.check(page, size);
		Page<Account> found = accounts.list(filter, page, size);
		Map<Long, List<String>> names = groups.namesOf(found.map(Account::id).getContent());
		return PageOf.of(found, (account) -> AccountView.of(account, names.getOrDefault(account.id(), List.of())));
	}

	@Transactional(readOnly = true)
	public AccountView get(long id) {
		return AccountView.of(accounts.get(id), groups.namesOf(List.of(id)).getOrDefault(id, List.of()));
	}

	@Transactional
	public AccountView create(Caller caller, NewAccount request) {
		long id = accounts
			.create(caller, request.name(), Objects.requireNonNullElse(Role.of("role", request.role()), Role.SOLVER))
			.id();
		if (request.groupId() != null) {
			groups.add(caller, request.groupId(), id);
		}
		return get(id);
	}

	@Transactional
	public AccountView replace(Caller caller, long id, AccountChange change) {
		Violations violations = missing(change);
		violations.require(change.disabled() != null, "disabled", "is missing");
		violations.throwIfAny();
		return change(caller, id, change);
	}

	private static Violations missing(AccountChange change) {
		Violations violations = new Violations();
		violations.require(change.name() != null, "name", "is missing");
		violations.require(Role.of("role", change.role()) != null, "role", "is missing");
		return violations;
	}

	/** Leaves alone whether it is disabled, unless the change says it. */
	@Transactional
	public AccountView change(Caller caller, long id, AccountChange change) {
		missing(change).throwIfAny();
		accounts.changeRole(caller, id, Objects.requireNonNull(Role.of("role", change.role())));
		if (change.disabled() != null) {
			setDisabled(caller, id, change.disabled());
		}
		accounts.rename(caller, id, change.name());
		accounts.limit(caller, id, change.limits());
		return get(id);
	}

	@Transactional
	public void setDisabled(Caller caller, long id, boolean disabled) {
		if (disabled) {
			accounts.disable(caller, id);
		}
		else {
			accounts.enable(caller, id);
		}
	}

}
