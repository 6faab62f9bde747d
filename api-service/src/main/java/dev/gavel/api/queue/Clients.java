package dev.gavel.api.queue;

import dev.gavel.api.access.Caller;
import dev.gavel.api.access.Permissions;
import dev.gavel.api.account.KnownAccount;
import dev.gavel.api.account.KnownAccounts;
import dev.gavel.api.platform.request.PlainText;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.ProblemType;
import dev.gavel.api.platform.request.Violations;
import dev.gavel.api.platform.settings.LimitsProperties;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Identifies the client of a request and writes its quota to the answer. */
@Component
public class Clients {

	private static final int MAX_LABEL = 100;

	private final Permissions permissions;

	private final SubmissionRate rate;

	private final SubmissionRates rates;

	private final LimitsProperties limits;

	private final KnownAccounts accounts;

	Clients(Permissions permissions, SubmissionRate rate, SubmissionRates rates, LimitsProperties limits,
			KnownAccounts accounts) {
		this.permissions = permissions;
		this.rate = rate;
		this.rates = rates;
		this.limits = limits;
		this.accounts = accounts;
	}

	/** Serves a caller who sends a program on its own account. */
	public <T> T serve(Caller caller, HttpServletResponse response, Function<Client, T> work) {
		return serve(client(caller), response, work);
	}

	/**
	 * Serves a caller who may submit on behalf of someone else.
	 * @param label names that person; null when there is none
	 * @throws Problem when the label is not right, or the caller may not name anybody
	 */
	public <T> T serve(Caller caller, @Nullable String label, HttpServletResponse response, Function<Client, T> work) {
		return serve(labelled(caller, label), response, work);
	}

	private <T> T serve(Client client, HttpServletResponse response, Function<Client, T> work) {
		try {
			return work.apply(client);
		}
		finally {
			rate.quota(client).ifPresent((quota) -> quota.write(response));
		}
	}

	/** Looks up the limit now, because later a transaction would wait for it. */
	private Client client(Caller caller) {
		return new Client(caller, Client.nameOf(caller), perMinute(caller));
	}

	private int perMinute(Caller caller) {
		if (caller.isTrusted()) {
			return limits.maxSubmissionsPerMinute();
		}
		return Optional.ofNullable(caller.accountId())
			.flatMap(accounts::find)
			.map(KnownAccount::submissionsPerMinute)
			.orElseGet(() -> rates.of(caller.role()));
	}

	private Client labelled(Caller caller, @Nullable String label) {
		Client client = client(caller);
		if (label == null || label.isBlank()) {
			return client;
		}
		if (!permissions.actsForOthers(caller)) {
			throw new Problem(ProblemType.FORBIDDEN,
					"Setting 'user' requires the scope act-for. Leave the field out to submit for yourself.");
		}
		check(label);
		return client.labelled(label);
	}

	private static void check(String label) {
		Violations violations = new Violations();
		violations.require(label.length() <= MAX_LABEL, "user",
				"expected at most %d characters, got %d".formatted(MAX_LABEL, label.length()));
		PlainText.checkCharacters(violations, "user", label);
		violations.throwIfAny();
	}

}
