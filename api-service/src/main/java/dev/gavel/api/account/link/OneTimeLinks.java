package dev.gavel.api.account.link;

import dev.gavel.api.access.Caller;
import dev.gavel.api.access.Role;
import dev.gavel.api.access.Secret;
import dev.gavel.api.account.Account;
import dev.gavel.api.account.Accounts;
import dev.gavel.api.account.AccountsProperties.SignUp;
import dev.gavel.api.account.AccountsProperties;
import dev.gavel.api.account.FirstOperator;
import dev.gavel.api.account.Groups;
import dev.gavel.api.audit.Action;
import dev.gavel.api.audit.Audit;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.ProblemType;
import dev.gavel.api.platform.request.Violations;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Links that work once. The database has only hashes of their secrets, so only the people
 * who created and received a link know it. A link ends with the rights of the operator
 * who created it, as a session does.
 */
@Component
public class OneTimeLinks {

	private static final Duration SET_UP_FOR = Duration.ofHours(1);

	private static final Duration OPERATORS_FOR = Duration.ofHours(1);

	/** Whether a link {@code l} can be used at {@code :now}. */
	static final String WORKS = """
			l.used_at is null and l.expires_at > :now and (l.made_by is null or exists (
			select 1 from accounts m where m.id = l.made_by and m.role = 'OPERATOR' and not m.disabled
			and m.valid_from <= l.created_at))""";

	private final JdbcClient database;

	private final Accounts accounts;

	private final FirstOperator firstOperator;

	private final Groups groups;

	private final AccountsProperties properties;

	private final Audit audit;

	private final Clock clock;

	OneTimeLinks(JdbcClient database, Accounts accounts, FirstOperator firstOperator, Groups groups,
			AccountsProperties properties, Audit audit, Clock clock) {
		this.database = database;
		this.accounts = accounts;
		this.firstOperator = firstOperator;
		this.groups = groups;
		this.properties = properties;
		this.audit = audit;
		this.clock = clock;
	}

	/** Creates the link for the first operator; an earlier one no longer works. */
	@Transactional
	String makeSetUp() {
		database.sql("delete from one_time_links where purpose = 'SETUP'").update();
		return make(null, new Link(Purpose.SETUP, null, Role.OPERATOR, null), SET_UP_FOR).address();
	}

	/** Creates a link for the password of an operator who cannot sign in. */
	@Transactional
	String recover(long accountId) {
		end(accountId);
		Made made = make(null, new Link(Purpose.RESET, accountId, null, null), SET_UP_FOR);
		audit.record(null, Action.LINK_CREATED, accountId, null, Map.of("link", made.id()));
		return made.address();
	}

	/**
	 * Creates a link with which someone creates an account, and chooses its name.
	 * @param groupId the group that the account joins; may be null
	 * @return the address of the link on this site; its secret is stored nowhere
	 */
	@Transactional
	public String invite(Caller caller, Role role, @Nullable Long groupId) {
		if (properties.signUp() == SignUp.CLOSED) {
			throw new Problem(ProblemType.SIGN_UP_CLOSED,
					"Sign-up is closed (gavel.accounts.sign-up), so invitations do not work. Add the account yourself.");
		}
		Map<String, Object> state = new HashMap<>(Map.of("role", role));
		if (groupId != null) {
			state.put("group", groups.get(groupId).name());
		}
		Made made = make(caller, new Link(Purpose.INVITE, null, role, groupId), validFor(role, false));
		state.put("link", made.id());
		audit.record(caller, Action.LINK_CREATED, "new", null, state);
		return made.address();
	}

	/** Whoever finds the link of an operator could take everything. */
	public Duration validFor(Role role, boolean hasPassword) {
		Duration valid = hasPassword ? properties.resetsValidFor() : properties.invitationsValidFor();
		return (role == Role.OPERATOR && valid.compareTo(OPERATORS_FOR) > 0) ? OPERATORS_FOR : valid;
	}

	/**
	 * Creates a link with which someone sets the password of an account. Earlier links
	 * for it no longer work.
	 * @return the address of the link on this site; its secret is stored nowhere
	 */
	@Transactional
	public String forPassword(Caller caller, long accountId) {
		Account account = accounts.get(accountId);
		boolean hasPassword = account.password() != null;
		end(accountId);
		Made made = make(caller, new Link(hasPassword ? Purpose.RESET : Purpose.INVITE, accountId, null, null),
				validFor(account.role(), hasPassword));
		audit.record(caller, Action.LINK_CREATED, accountId, null, Map.of("link", made.id()));
		return made.address();
	}

	private record Made(long id, String address) {
	}

	private Made make(@Nullable Caller caller, Link link, Duration valid) {
		String secret = Secret.create();
		database.sql("""
				insert into one_time_links
				(hash, made_by, purpose, account_id, role, group_id, created_at, expires_at)
				values (:hash, :maker, :purpose, :account, :role, :group, :now, :end)""")
			.param("hash", Secret.hash(secret))
			.param("maker", (caller != null) ? caller.accountId() : null)
			.param("purpose", link.purpose().name())
			.param("account", link.accountId())
			.param("role", (link.role() != null) ? link.role().name() : null)
			.param("group", link.groupId())
			.param("now", clock.instant())
			.param("end", clock.instant().plus(valid))
			.update();
		return new Made(id(secret), link.purpose().path() + "#" + secret);
	}

	/** Ends all links for the password of an account. */
	@Transactional
	public void end(long accountId) {
		database.sql("delete from one_time_links where account_id = :account").param("account", accountId).update();
	}

	/** Returns what a link is for, if it still works. */
	@Transactional(readOnly = true)
	public Optional<Link> find(String secret) {
		return database
			.sql("select purpose, account_id, role, group_id from one_time_links l where hash = :hash and " + WORKS)
			.param("hash", Secret.hash(secret))
			.param("now", clock.instant())
			.query(Link.class)
			.optional();
	}

	/**
	 * Uses a link: creates its account, if there is none yet, and sets the password.
	 * @param name of a new account
	 * @param passwordHash the hash of the password, which takes too long for a
	 * transaction
	 * @throws Problem when the link is no longer valid, or the name cannot be used
	 */
	@Transactional
	public Account use(String secret, @Nullable String name, String passwordHash, String address) {
		Link link = find(secret).filter((found) -> take(secret)).orElseThrow(OneTimeLinks::doesNotWork);
		Account account = (link.accountId() != null) ? accounts.get(link.accountId()) : create(link, name);
		Caller owner = Caller.signedIn(account.id(), account.name(), account.role(), address);
		audit.record(owner, Action.LINK_USED, account.id(), null, Map.of("link", id(secret)));
		if (link.groupId() != null) {
			groups.add(owner, link.groupId(), account.id());
		}
		end(account.id());
		accounts.changePassword(owner, account.id(), passwordHash);
		if (account.isDisabled()) {
			throw doesNotWork();
		}
		return account;
	}

	/** Of several replicas that use a link at the same time, one updates its row. */
	private boolean take(String secret) {
		return database.sql("update one_time_links l set l.used_at = :now where l.hash = :hash and " + WORKS)
			.param("now", clock.instant())
			.param("hash", Secret.hash(secret))
			.update() == 1;
	}

	private long id(String secret) {
		return database.sql("select id from one_time_links where hash = :hash")
			.param("hash", Secret.hash(secret))
			.query(Long.class)
			.single();
	}

	private Account create(Link link, @Nullable String name) {
		if (link.purpose() == Purpose.SETUP) {
			return firstOperator.create(name).orElseThrow(OneTimeLinks::doesNotWork);
		}
		if (properties.signUp() == SignUp.CLOSED) {
			throw doesNotWork();
		}
		return accounts.create(null, name, link.role());
	}

	/** Returns the problem of a link that is unknown, used or too old. */
	public static Problem doesNotWork() {
		return Violations.of("secret", "is not valid: the link is unknown, already used or expired");
	}

	@Scheduled(fixedDelay = 1, initialDelay = 1, timeUnit = TimeUnit.HOURS)
	@Transactional
	void deleteOld() {
		database.sql("delete from one_time_links where expires_at < :now").param("now", clock.instant()).update();
	}

	/** What a link does. */
	public enum Purpose {

		SETUP("/set-up"), INVITE("/link"), RESET("/link");

		private final String path;

		Purpose(String path) {
			this.path = path;
		}

		/** Returns the page that takes the link. */
		public String path() {
			return path;
		}

	}

	/**
	 * A link without its secret.
	 *
	 * @param accountId whose password it sets; null when it creates an account
	 */
	public record Link(Purpose purpose, @Nullable Long accountId, @Nullable Role role, @Nullable Long groupId) {
	}

}
