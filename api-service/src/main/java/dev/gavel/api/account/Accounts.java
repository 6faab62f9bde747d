package dev.gavel.api.account;

import dev.gavel.api.access.AccountLimits;
import dev.gavel.api.access.AccountName;
import dev.gavel.api.access.Caller;
import dev.gavel.api.access.Role;
import dev.gavel.api.audit.Action;
import dev.gavel.api.audit.Audit;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.ProblemType;
import dev.gavel.api.platform.request.Violations;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageRequest;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Creates and changes accounts, and records who did it. Callers check permissions first.
 * The last operator cannot be removed.
 */
@Component
public class Accounts {

	private final AccountRepository repository;

	private final EntityManager entities;

	private final Audit audit;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	Accounts(AccountRepository repository, EntityManager entities, Audit audit, ApplicationEventPublisher events,
			Clock clock) {
		this.repository = repository;
		this.entities = entities;
		this.audit = audit;
		this.events = events;
		this.clock = clock;
	}

	/**
	 * Creates an account that has no password yet.
	 * @param caller null for Gavel itself
	 * @throws Problem when it cannot have that name
	 */
	@Transactional
	public Account create(@Nullable Caller caller, @Nullable String name, Role role) {
		String stored = AccountName.of("name", name);
		if (repository.findByName(stored).isPresent()) {
			throw taken(stored);
		}
		Account account = store(new Account(stored, requireRole(role), now()));
		audit.record(caller, Action.ACCOUNT_CREATED, account.id(), null, Map.of("name", stored, "role", role));
		return account;
	}

	/** Another account may get the name at the same time. */
	private Account store(Account account) {
		try {
			return repository.saveAndFlush(account);
		}
		catch (DataIntegrityViolationException ex) {
			throw taken(account.name());
		}
	}

	/** Creates the account of someone who chooses name and password. */
	@Transactional
	public Account signUp(Caller visitor, @Nullable String name, String passwordHash) {
		Account account = create(visitor, name, Role.SOLVER);
		account.passwordChanged(passwordHash, now());
		return account;
	}

	private static Role requireRole(Role role) {
		if (role == Role.VISITOR) {
			throw Violations.of("role", "expected solver, author or operator, got 'visitor'");
		}
		return role;
	}

	private static Problem taken(String name) {
		return Violations.of("name", "'%s' is taken".formatted(name));
	}

	/** Finds an account by its name, in any case. */
	@Transactional(readOnly = true)
	public Optional<Account> findByName(String name) {
		return repository.findByName(AccountName.normalized(name));
	}

	/** Finds the accounts that have one of these names, in any case. */
	@Transactional(readOnly = true)
	public List<Account> findByNames(Collection<String> names) {
		return repository.findByNameIn(names.stream().map(AccountName::normalized).toList());
	}

	@Transactional(readOnly = true)
	public Account get(long id) {
		return repository.findById(id).orElseThrow(() -> Problem.notFound("account", id));
	}

	/** Returns whether there is an operator who can sign in. */
	@Transactional(readOnly = true)
	public boolean hasOperator() {
		return repository.countByRoleAndDisabledFalse(Role.OPERATOR) > 0;
	}

	/**
	 * @throws Problem when no operator would be left
	 */
	@Transactional
	public void changeRole(@Nullable Caller caller, long id, Role role) {
		// At each sign-in a provider may say which role someone has: mostly the same.
		Account read = get(id);
		if (read.role() == requireRole(role) && read.erasedAt() == null) {
			return;
		}
		repository.lockOperators();
		Account account = lock(id);
		if (account.role() != role) {
			boolean operated = account.operates();
			audit.record(caller, Action.ROLE_CHANGED, id, Map.of("role", account.role()), Map.of("role", role));
			account.roleChanged(role, now());
			changed(account);
			requireOperator(operated);
		}
	}

	/**
	 * @throws Problem when no operator would be left
	 */
	@Transactional
	public void disable(@Nullable Caller caller, long id) {
		repository.lockOperators();
		Account account = lock(id);
		if (!account.isDisabled()) {
			boolean operated = account.operates();
			audit.record(caller, Action.ACCOUNT_DISABLED, id, null, null);
			account.disabled(true, now());
			changed(account);
			requireOperator(operated);
		}
	}

	@Transactional
	public void enable(@Nullable Caller caller, long id) {
		Account account = lock(id);
		if (account.isDisabled()) {
			audit.record(caller, Action.ACCOUNT_ENABLED, id, null, null);
			account.disabled(false, now());
			changed(account);
		}
	}

	/**
	 * Ends all sessions of the account.
	 * @param hash of the new password
	 */
	@Transactional
	public void changePassword(@Nullable Caller caller, long id, String hash) {
		Account account = lock(id);
		audit.record(caller, Action.PASSWORD_CHANGED, id, null, null);
		account.passwordChanged(hash, now());
		changed(account);
	}

	/**
	 * @param checked the account as it was when somebody proved to own it
	 * @throws Problem when its sessions were ended since
	 */
	@Transactional
	public void signedIn(Account checked) {
		Account account = lock(checked.id());
		if (!account.validFrom().equals(checked.validFrom())) {
			throw new Problem(ProblemType.FORBIDDEN, "Your account changed while you signed in. Sign in again.");
		}
		account.signedIn(now());
	}

	@Transactional
	public void rename(Caller caller, long id, @Nullable String name) {
		Account account = lock(id);
		String stored = AccountName.of("name", name);
		if (repository.findByName(stored).filter((other) -> other.id() != id).isPresent()) {
			throw taken(stored);
		}
		audit.record(caller, Action.ACCOUNT_RENAMED, id, Map.of("name", account.name()), Map.of("name", stored));
		account.renamed(stored);
		changed(store(account));
	}

	@Transactional
	public void limit(Caller caller, long id, AccountLimits limits) {
		limits.check();
		Account account = lock(id);
		audit.record(caller, Action.LIMIT_CHANGED, id, account.limits(), limits);
		account.limited(limits);
		changed(account);
	}

	/** Lists accounts in the order of their names. */
	@Transactional(readOnly = true)
	public Page<Account> list(AccountFilter filter, int page, int size) {
		return repository.search(filter.pattern(), filter.roleName(), filter.disabled(), filter.groupId(),
				PageRequest.of(page, size));
	}

	/**
	 * Removes the identity for good, with all that belongs to it. Only rows that name the
	 * account by its id stay, so that the figures of questions stay correct.
	 * @throws Problem when no operator would be left
	 */
	@Transactional
	public void erase(Caller caller, long id) {
		repository.lockOperators();
		Account account = lock(id);
		boolean operated = account.operates();
		audit.record(caller, Action.ACCOUNT_ERASED, id, null, null);
		account.erased("Erased account " + id, now());
		changed(account);
		requireOperator(operated);
		audit.erase(id, account.name());
		events.publishEvent(new AccountErased(id));
	}

	private Account lock(long id) {
		Account account = get(id);
		// A query alone would lock the row but leave an account that was read before as
		// it was.
		entities.refresh(account, LockModeType.PESSIMISTIC_WRITE);
		if (account.erasedAt() != null) {
			throw Problem.notFound("account", id);
		}
		return account;
	}

	private void changed(Account account) {
		repository.flush();
		events.publishEvent(new AccountChanged(account.id()));
	}

	/**
	 * @param operated whether the account that was changed was an operator
	 */
	private void requireOperator(boolean operated) {
		if (operated && !hasOperator()) {
			throw new Problem(ProblemType.LAST_OPERATOR,
					"This is the last operator. Make another account an operator first.");
		}
	}

	/** As exact as the database, so that a session that begins now is not too old. */
	private Instant now() {
		return clock.instant().truncatedTo(ChronoUnit.MICROS);
	}

}
