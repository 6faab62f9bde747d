package dev.gavel.api.account;

import dev.gavel.api.access.Installation;
import dev.gavel.api.access.Role;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Creates the first operator, who owns everything created in open mode. */
@Component
public class FirstOperator {

	private final Installation installation;

	private final AccountRepository repository;

	private final Accounts accounts;

	private final ApplicationEventPublisher events;

	FirstOperator(Installation installation, AccountRepository repository, Accounts accounts,
			ApplicationEventPublisher events) {
		this.installation = installation;
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
		return Optional.of(accounts.create(null, name, Role.OPERATOR));
	}

	@Transactional
	public Optional<Account> create(String name, String passwordHash) {
		Optional<Account> operator = create(name);
		operator.ifPresent((account) -> accounts.changePassword(null, account.id(), passwordHash));
		return operator;
	}

	/**
	 * Gives everything without an owner to the operator with the oldest account, however
	 * that account became an operator. Nothing is lost when Gavel stops in between: what
	 * still has no owner is found again.
	 */
	@Scheduled(fixedDelay = 5, timeUnit = TimeUnit.SECONDS)
	void takeOver() {
		if (!installation.isOpen()) {
			repository.findFirstByRoleAndDisabledFalseOrderById(Role.OPERATOR)
				.ifPresent((operator) -> events.publishEvent(new OpenModeEnded(operator.id())));
		}
	}

}
