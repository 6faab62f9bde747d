package dev.gavel.api.queue;

import dev.gavel.api.access.Caller;
import dev.gavel.api.access.Permissions;
import dev.gavel.api.access.AccountLimits;
import dev.gavel.api.account.KnownAccount;
import dev.gavel.api.account.KnownAccounts;
import dev.gavel.api.platform.request.PlainText;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.ProblemType;
import dev.gavel.api.platform.request.Violations;
import dev.gavel.api.platform.settings.LimitsProperties;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Identifies the client of a request and writes its quota to the answer. */
@Component
public class Clients {

	private static final int MAX_LABEL = 100;

	private final Permissions permissions;

	private final ClientRates rates;

	private final SubmissionRates submissions;

	private final EvaluationRates evaluations;

	private final LimitsProperties limits;

	private final KnownAccounts accounts;

	Clients(Permissions permissions, ClientRates rates, SubmissionRates submissions, EvaluationRates evaluations,
			LimitsProperties limits, KnownAccounts accounts) {
		this.permissions = permissions;
		this.rates = rates;
		this.submissions = submissions;
		this.evaluations = evaluations;
		this.limits = limits;
		this.accounts = accounts;
	}

	/** Returns a caller who names nobody. */
	public Client of(Caller caller, Sent kind) {
		return client(caller, kind, null);
	}

	/** Serves a caller who sends a program on its own account. */
	public <T> T serve(Caller caller, Sent kind, HttpServletResponse response, Function<Client, T> work) {
		return serve(caller, kind, null, response, work);
	}

	/**
	 * Serves a caller who may send a program on behalf of someone else.
	 * @param label names that person; null when there is none
	 * @throws Problem when the label is not right, or the caller may not name anybody
	 */
	public <T> T serve(Caller caller, Sent kind, @Nullable String label, HttpServletResponse response,
			Function<Client, T> work) {
		Client client = client(caller, kind, label);
		try {
			return work.apply(client);
		}
		finally {
			rates.quota(client).ifPresent((quota) -> quota.write(response));
		}
	}

	/** Looks up the limit now, because later a transaction would wait for it. */
	private Client client(Caller caller, Sent kind, @Nullable String label) {
		Integer own = own(caller, kind);
		Sent counted = caller.isTrusted() ? Sent.SUBMISSIONS : kind;
		int perMinute = Objects.requireNonNullElseGet(own, () -> ofRole(caller, kind));
		if (label == null || label.isBlank()) {
			return Client.of(caller, counted, perMinute);
		}
		if (!permissions.actsForOthers(caller)) {
			throw new Problem(ProblemType.FORBIDDEN,
					"Setting 'user' requires the scope act-for. Leave the field out to submit for yourself.");
		}
		check(label);
		return Client.labelled(caller, label, counted, perMinute, own != null);
	}

	private @Nullable Integer own(Caller caller, Sent kind) {
		AccountLimits own = Optional.ofNullable(caller.accountId())
			.flatMap(accounts::find)
			.map(KnownAccount::limits)
			.orElse(AccountLimits.NONE);
		return (kind == Sent.SUBMISSIONS) ? own.submissionsPerMinute() : own.evaluationsPerMinute();
	}

	private int ofRole(Caller caller, Sent kind) {
		if (caller.isTrusted()) {
			return limits.maxSubmissionsPerMinute();
		}
		return ((kind == Sent.SUBMISSIONS) ? submissions : evaluations).of(caller.role());
	}

	private static void check(String label) {
		Violations violations = new Violations();
		violations.require(label.length() <= MAX_LABEL, "user",
				"expected at most %d characters, got %d".formatted(MAX_LABEL, label.length()));
		PlainText.checkCharacters(violations, "user", label);
		violations.throwIfAny();
	}

}
