package dev.gavel.api.session;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.gavel.api.access.AccessProperties;
import dev.gavel.api.access.Installation;
import dev.gavel.api.account.KnownAccounts;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.util.WebUtils;

/** The sessions of accounts. */
@Component
public class Sessions {

	/** The name of the cookie that holds the session's id. */
	public static final String COOKIE = "GAVEL_SESSION";

	/** Spring Session has a column for this attribute. */
	private static final String ACCOUNT = FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME;

	private static final String ADDRESS = "address";

	private static final String BROWSER = "browser";

	/**
	 * Of one account; a further one ends the one that was not used for the longest time.
	 */
	private static final int MOST = 20;

	private final SparingSessions<?> stored;

	private final AccessProperties properties;

	private final Installation installation;

	private final JdbcClient database;

	private final Clock clock;

	/**
	 * Avoids a query for most requests. A session ended by another replica stays valid
	 * until its entry expires.
	 */
	private final Cache<String, Begun> recent = Caffeine.newBuilder()
		.maximumSize(10_000)
		.expireAfterWrite(KnownAccounts.SEEN_WITHIN)
		.build();

	Sessions(SparingSessions<?> stored, AccessProperties properties, Installation installation, JdbcClient database,
			Clock clock) {
		this.database = database;
		this.stored = stored;
		this.properties = properties;
		this.installation = installation;
		this.clock = clock;
	}

	/** Returns whether a request comes from a browser that has signed in, as it says. */
	public static boolean isNamedIn(HttpServletRequest request) {
		return WebUtils.getCookie(request, COOKIE) != null;
	}

	/** Returns the session that a request belongs to, if it is not over. */
	public Optional<Begun> of(HttpServletRequest request) {
		String id = id(request);
		if (id == null || installation.isOpen()) {
			return Optional.empty();
		}
		Begun begun = recent.getIfPresent(id);
		if (begun == null) {
			begun = read(request);
		}
		if (begun != null && begun.began().plus(properties.sessionLongest()).isBefore(clock.instant())) {
			end(request);
			return Optional.empty();
		}
		return Optional.ofNullable(begun);
	}

	private static @Nullable String id(HttpServletRequest request) {
		var cookie = WebUtils.getCookie(request, COOKIE);
		return (cookie != null) ? cookie.getValue() : null;
	}

	private @Nullable Begun read(HttpServletRequest request) {
		HttpSession session = request.getSession(false);
		if (session == null || !(session.getAttribute(ACCOUNT) instanceof String account)) {
			return null;
		}
		Begun begun = new Begun(ListedSession.handle(session.getId()), Long.parseLong(account),
				Instant.ofEpochMilli(session.getCreationTime()));
		recent.put(session.getId(), begun);
		return begun;
	}

	/** Begins a session. The one that the request belongs to, if any, ends. */
	public void begin(long accountId, HttpServletRequest request) {
		end(request);
		endOldest(accountId);
		HttpSession session = request.getSession(true);
		session.setAttribute(ACCOUNT, String.valueOf(accountId));
		session.setAttribute(ADDRESS, request.getRemoteAddr());
		session.setAttribute(BROWSER, Browsers.name(request.getHeader(HttpHeaders.USER_AGENT)));
	}

	private void endOldest(long accountId) {
		stored.findByPrincipalName(String.valueOf(accountId))
			.values()
			.stream()
			.sorted(Comparator.comparing(Session::getLastAccessedTime).reversed())
			.skip(MOST - 1L)
			.forEach((session) -> end(session.getId()));
	}

	/** Ends the session that a request belongs to. */
	public void end(HttpServletRequest request) {
		String id = id(request);
		if (id != null) {
			recent.invalidate(id);
		}
		HttpSession session = request.getSession(false);
		if (session != null) {
			session.invalidate();
		}
	}

	/** Lists an account's sessions; the ones used last come first. */
	public List<ListedSession> of(long accountId, HttpServletRequest request) {
		String current = id(request);
		return stored.findByPrincipalName(String.valueOf(accountId))
			.values()
			.stream()
			.sorted(Comparator.comparing(Session::getLastAccessedTime).reversed())
			.map((session) -> new ListedSession(ListedSession.handle(session.getId()), session.getCreationTime(),
					session.getLastAccessedTime(), text(session, ADDRESS), text(session, BROWSER),
					session.getId().equals(current)))
			.toList();
	}

	private static String text(Session session, String attribute) {
		return Objects.requireNonNullElse(session.getAttribute(attribute), "");
	}

	/** Ends one session of an account. */
	public void end(long accountId, String handle) {
		endThose(accountId, (id) -> ListedSession.handle(id).equals(handle));
	}

	/** Ends all sessions of an account but the one that a request belongs to. */
	public void endOthers(long accountId, HttpServletRequest request) {
		String current = id(request);
		endThose(accountId, (id) -> !id.equals(current));
	}

	private void endThose(long accountId, Predicate<String> which) {
		stored.findByPrincipalName(String.valueOf(accountId)).keySet().stream().filter(which).forEach(this::end);
	}

	private void end(String id) {
		stored.deleteById(id);
		recent.invalidate(id);
	}

	@Scheduled(fixedDelay = 10, initialDelay = 10, timeUnit = TimeUnit.MINUTES)
	void deleteExpired() {
		if (!installation.isOpen()) {
			stored.deleteExpired();
		}
	}

	/**
	 * Returns the handles of all sessions of some accounts, of whichever replica they
	 * began at.
	 */
	@Transactional(readOnly = true)
	public Set<String> handles(Set<Long> accountIds) {
		return accountIds.isEmpty() ? Set.of()
				: database
					.sql("select session_id from sessions where principal_name in (:accounts) and expiry_time > :now")
					.param("accounts", accountIds.stream().map(String::valueOf).toList())
					.param("now", clock.millis())
					.query(String.class)
					.stream()
					.map(ListedSession::handle)
					.collect(Collectors.toSet());
	}

	/**
	 * A session that has begun.
	 *
	 * @param handle names it without letting anybody in
	 */
	public record Begun(String handle, long accountId, Instant began) {
	}

}
