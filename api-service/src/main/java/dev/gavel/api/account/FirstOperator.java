package dev.gavel.api.account;

import dev.gavel.api.access.Role;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Creates the first operator, who then owns everything created in open mode. */
@Component
public class FirstOperator {

	private final AccountRepository repository;

	private final Accounts accounts;

	private final ApplicationEventPublisher events;

	FirstOperator(AccountRepository repository, Accounts accounts, ApplicationEventPublisher events) {
		this.repository = repository;
		this.accounts = accounts;
		this.events = events;
	}

	/** Creates the account, unless there is an operator already. */
	@Transactional
	public Optional<Account> create(@Nullable String name) {
		repository.lockOperators();
		if (accounts.hasOperator()) {
			return Optional.empty();
		}
		Account operator = accounts.create(null, name, Role.OPERATOR);
		events.publishEvent(new OpenModeEnded(operator.id()));
		return Optional.of(operator);
	}

	@Transactional
	public Optional<Account> create(String name, String passwordHash) {
		Optional<Account> operator = create(name);
		operator.ifPresent((account) -> accounts.changePassword(null, account.id(), passwordHash));
		return operator;
	}

	/**
	 * Gives everything created in open mode to the operator with the oldest account.
	 */
	@Transactional
	public void takeOver() {
		repository.findFirstByRoleAndDisabledFalseOrderById(Role.OPERATOR)
			.ifPresent((operator) -> events.publishEvent(new OpenModeEnded(operator.id())));
	}

}
