package dev.gavel.api.signin;

import dev.gavel.api.access.Caller;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/**
 * A known caller. It has no {@code toBuilder()} of its own, because Spring would then add
 * the rights of a session to those of a token.
 */
final class CallerAuthentication extends AbstractAuthenticationToken {

	private final Caller caller;

	CallerAuthentication(Caller caller) {
		super(List.of());
		this.caller = caller;
		setAuthenticated(true);
	}

	@Override
	public Caller getPrincipal() {
		return caller;
	}

	@Override
	public @Nullable Object getCredentials() {
		return null;
	}

	/** Returns the account's id, which sessions keep. */
	@Override
	public String getName() {
		return String.valueOf(caller.accountId());
	}

}
