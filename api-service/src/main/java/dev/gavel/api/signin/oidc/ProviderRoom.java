package dev.gavel.api.signin.oidc;

import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.ProblemType;
import dev.gavel.api.platform.request.Refusal;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets only some requests wait for the provider, so that one that does not answer cannot
 * take all threads.
 */
final class ProviderRoom extends OncePerRequestFilter {

	private static final int MOST = 20;

	private final Semaphore room = new Semaphore(MOST);

	private final RequestMatcher asksProvider;

	ProviderRoom(RequestMatcher... asksProvider) {
		this.asksProvider = new OrRequestMatcher(asksProvider);
	}

	@Override
	protected boolean shouldNotFilter(HttpServletRequest request) {
		return !asksProvider.matches(request);
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		if (!room.tryAcquire()) {
			Refusal.send(request, response, new Problem(ProblemType.UNAVAILABLE,
					"Too many people are signing in. Try again in a few seconds."));
			return;
		}
		try {
			chain.doFilter(request, response);
		}
		finally {
			room.release();
		}
	}

}
