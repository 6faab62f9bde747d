package dev.gavel.api.signin.filter;

import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.ProblemType;
import dev.gavel.api.platform.request.Refusal;
import dev.gavel.api.worker.InternalConnector;
import dev.gavel.api.worker.WorkerRequests;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Guards the paths of workers. They exist on the internal port only, and nothing else
 * exists there.
 */
final class InternalFilter extends OncePerRequestFilter {

	private static final String SCHEME = "Bearer ";

	private final RequestMatcher paths = PathPatternRequestMatcher.pathPattern("/internal/**");

	private final InternalConnector connector;

	private final WorkerRequests workers;

	InternalFilter(InternalConnector connector, WorkerRequests workers) {
		this.connector = connector;
		this.workers = workers;
	}

	/** Returns whether a request is for workers, or came in at their port. */
	boolean guards(HttpServletRequest request) {
		return connector.received(request) || paths.matches(request);
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		if (!connector.received(request) || !paths.matches(request)) {
			response.sendError(HttpServletResponse.SC_NOT_FOUND);
		}
		else if (!workers.accept(token(request))) {
			Refusal.send(request, response,
					new Problem(ProblemType.UNAUTHORIZED,
							"This path is for workers. Send 'Authorization: Bearer <token>' with a token from"
									+ " gavel.worker-token or gavel.worker-tokens."));
		}
		else {
			chain.doFilter(request, response);
		}
	}

	private static String token(HttpServletRequest request) {
		String header = request.getHeader(HttpHeaders.AUTHORIZATION);
		return (header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
				? header.substring(SCHEME.length()) : "";
	}

}
