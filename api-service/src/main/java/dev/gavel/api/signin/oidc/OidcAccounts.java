package dev.gavel.api.signin.oidc;

import dev.gavel.api.access.Role;
import dev.gavel.api.account.Account;
import dev.gavel.api.account.Accounts;
import dev.gavel.api.account.Identities;
import dev.gavel.api.account.Identity;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.ProblemType;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/**
 * The accounts of people whom the provider knows. An account belongs to an issuer and a
 * subject; a name or a mail address leads to none, because providers let people change
 * these.
 */
final class OidcAccounts {

	private static final Logger logger = LoggerFactory.getLogger(OidcAccounts.class);

	private static final int LONGEST_MAIL = 254;

	private static final int MOST_ATTEMPTS = 5;

	private final Accounts accounts;

	private final Identities identities;

	private final AllowedPeople allowed;

	private final ClaimedRole claimed;

	OidcAccounts(Accounts accounts, Identities identities, OidcProperties properties) {
		this.accounts = accounts;
		this.identities = identities;
		this.allowed = new AllowedPeople(properties.allowed());
		this.claimed = new ClaimedRole(properties.roleClaim(), properties.authors(), properties.operators());
	}

	/**
	 * @throws Problem when this person has no account and gets none
	 */
	Account of(OidcUser person) {
		Identity identity = new Identity(person.getIdToken().getIssuer().toString(), person.getSubject());
		Account account = identities.find(identity).orElseGet(() -> create(person, identity));
		if (account.isDisabled()) {
			throw new Problem(ProblemType.FORBIDDEN, "Your account is disabled. Ask an operator.");
		}
		return claimed.in(person.getClaims()).map((role) -> change(account, role)).orElse(account);
	}

	private Account create(OidcUser person, Identity identity) {
		if (!allowed.contain(person)) {
			throw new Problem(ProblemType.FORBIDDEN,
					"You have no account here and are not allowed to create one. Ask an operator.");
		}
		return create(person, identity, MOST_ATTEMPTS);
	}

	/**
	 * At the same time, this person may sign in elsewhere, and another one may get the
	 * name.
	 */
	private Account create(OidcUser person, Identity identity, int attempts) {
		try {
			return identities.create(identity, wishes(person), verifiedMail(person));
		}
		catch (Problem | DataIntegrityViolationException ex) {
			if (attempts == 1) {
				throw ex;
			}
			return identities.find(identity).orElseGet(() -> create(person, identity, attempts - 1));
		}
	}

	private static @Nullable String verifiedMail(OidcUser person) {
		String mail = person.getEmail();
		return (mail != null && mail.length() <= LONGEST_MAIL && Boolean.TRUE.equals(person.getEmailVerified())) ? mail
				: null;
	}

	private static List<String> wishes(OidcUser person) {
		return Stream.of(person.getPreferredUsername(), person.getFullName(), person.getNickName())
			.filter(Objects::nonNull)
			.toList();
	}

	private Account change(Account account, Role role) {
		try {
			accounts.changeRole(null, account.id(), role);
		}
		catch (Problem ex) {
			logger.warn("Account {} keeps its role; the claim asked for {}: {}", account.id(), role, ex.getMessage());
		}
		return accounts.get(account.id());
	}

}
