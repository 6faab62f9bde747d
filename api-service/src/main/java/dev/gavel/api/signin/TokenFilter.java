package dev.gavel.api.signin;

import dev.gavel.api.access.Installation;
import dev.gavel.api.account.token.KnownTokens;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.ProblemType;
import dev.gavel.api.platform.request.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.server.resource.BearerTokenErrors;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.security.oauth2.server.resource.web.DefaultBearerTokenResolver;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.stereotype.Component;

/**
 * Recognizes callers by their API tokens. A token that is not valid is refused even where
 * visitors may read, and never falls back to a session. Without accounts there are no
 * tokens, and nobody looks at the header.
 */
@Component
class TokenFilter {

	private final KnownTokens tokens;

	private final Installation installation;

	private final ForeignPaths foreign;

	private final BearerTokenResolver header = new DefaultBearerTokenResolver();

	TokenFilter(KnownTokens tokens, Installation installation, ForeignPaths foreign) {
		this.tokens = tokens;
		this.installation = installation;
		this.foreign = foreign;
	}

	/** No bean, because it belongs to the security chain only. */
	BearerTokenAuthenticationFilter create() {
		BearerTokenAuthenticationFilter filter = new BearerTokenAuthenticationFilter(this::authenticate, this::read);
		filter.setAuthenticationEntryPoint((request, response, failure) -> Refusal.send(request, response,
				new Problem(ProblemType.INVALID_TOKEN,
						"The token of the request is unknown, revoked or expired, or the password, role or status of"
								+ " its account has changed. Create a new one on your account page.")));
		return filter;
	}

	private @Nullable Authentication read(HttpServletRequest request) {
		String token = installation.isOpen() ? null : token(request);
		if (token == null) {
			return null;
		}
		if (token.isBlank()) {
			throw new OAuth2AuthenticationException(BearerTokenErrors.invalidToken("the token is empty"));
		}
		BearerTokenAuthenticationToken sent = new BearerTokenAuthenticationToken(token);
		sent.setDetails(request.getRemoteAddr());
		return sent;
	}

	private @Nullable String token(HttpServletRequest request) {
		String other = foreign.contain(request) ? foreign.token(request) : null;
		return (other != null) ? other : header.resolve(request);
	}

	private Authentication authenticate(Authentication sent) {
		return tokens.caller(((BearerTokenAuthenticationToken) sent).getToken(), String.valueOf(sent.getDetails()))
			.map(CallerAuthentication::new)
			.orElseThrow(() -> new BadCredentialsException("not a valid token"));
	}

}
