package dev.gavel.api.signin;

import dev.gavel.api.access.Caller;
import dev.gavel.api.account.KnownAccount;
import dev.gavel.api.account.KnownAccounts;
import dev.gavel.api.session.Sessions.Begun;
import dev.gavel.api.session.Sessions;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.DeferredSecurityContext;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;

/**
 * Finds the caller of a session. The session says only which account it is; name, role
 * and state are those of now.
 */
@Component
class SessionCallers implements SecurityContextRepository {

	private final Sessions sessions;

	private final KnownAccounts accounts;

	SessionCallers(Sessions sessions, KnownAccounts accounts) {
		this.sessions = sessions;
		this.accounts = accounts;
	}

	@Override
	public DeferredSecurityContext loadDeferredContext(HttpServletRequest request) {
		return new Deferred(request);
	}

	private Optional<Caller> caller(HttpServletRequest request) {
		return sessions.of(request).flatMap((session) -> {
			Optional<KnownAccount> account = accounts.find(session.accountId())
				.filter((known) -> isValid(session, known));
			if (account.isEmpty()) {
				sessions.end(request);
			}
			return account
				.map((known) -> Caller.signedIn(known.id(), known.name(), known.role(), request.getRemoteAddr())
					.in(session.handle()));
		});
	}

	/** Sessions know the time of their beginning in milliseconds. */
	private static boolean isValid(Begun session, KnownAccount account) {
		return !account.disabled() && !session.began().isBefore(account.validFrom().truncatedTo(ChronoUnit.MILLIS));
	}

	/** Begins a session for someone who has just signed in. */
	@Override
	public void saveContext(SecurityContext context, HttpServletRequest request, HttpServletResponse response) {
		Authentication caller = context.getAuthentication();
		if (caller != null) {
			sessions.begin(Long.parseLong(caller.getName()), request);
		}
		else {
			sessions.end(request);
		}
	}

	@Override
	public boolean containsContext(HttpServletRequest request) {
		return sessions.of(request).isPresent();
	}

	@Override
	@Deprecated
	public SecurityContext loadContext(HttpRequestResponseHolder holder) {
		return loadDeferredContext(holder.getRequest()).get();
	}

	/** Looks for the session only when the caller is needed. */
	private final class Deferred implements DeferredSecurityContext {

		private final HttpServletRequest request;

		private @Nullable SecurityContext context;

		Deferred(HttpServletRequest request) {
			this.request = request;
		}

		@Override
		public SecurityContext get() {
			if (context == null) {
				context = new SecurityContextImpl();
				caller(request).map(CallerAuthentication::new).ifPresent(context::setAuthentication);
			}
			return context;
		}

		@Override
		public boolean isGenerated() {
			return get().getAuthentication() == null;
		}

	}

}
