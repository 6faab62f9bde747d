package dev.gavel.api.signin;

import dev.gavel.api.session.Sessions;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.csrf.CsrfTokenRepository;

/**
 * Takes a request that acts for someone, or signs someone in, only from our own pages.
 * They carry a token that another site cannot read.
 */
@Configuration(proxyBeanMethods = false)
class FormProtection {

	private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

	/** They are forms of people who have no session yet. */
	private static final Set<String> BEGIN_SESSIONS = Set.of("/sign-in", "/sign-up", "/set-up", "/link");

	/** In a cookie, so that visitors need no session. */
	@Bean
	CsrfTokenRepository formTokens() {
		CookieCsrfTokenRepository tokens = new CookieCsrfTokenRepository();
		tokens.setCookieName("GAVEL_FORM");
		tokens.setCookieCustomizer((cookie) -> cookie.sameSite("Lax"));
		return tokens;
	}

	static CsrfFilter filter(CsrfTokenRepository tokens, Callers callers, RefusedAccess refused) {
		CsrfFilter filter = new CsrfFilter(tokens);
		filter.setAccessDeniedHandler(refused);
		filter.setRequireCsrfProtectionMatcher((request) -> needsToken(request, callers));
		return filter;
	}

	/** Browsers send cookies on their own; they do not send API tokens. */
	private static boolean needsToken(HttpServletRequest request, Callers callers) {
		return !READS.contains(request.getMethod())
				&& (BEGIN_SESSIONS.contains(request.getServletPath()) || Sessions.isNamedIn(request))
				&& callers.of(request).tokenId() == null;
	}

}
