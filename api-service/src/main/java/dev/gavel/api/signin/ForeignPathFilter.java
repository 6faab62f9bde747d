package dev.gavel.api.signin;

import dev.gavel.api.access.Installation;
import dev.gavel.api.signin.filter.Forwarding;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * Hides the paths of other products that are switched off, and recognizes those callers
 * of the others who send no token.
 */
final class ForeignPathFilter extends HttpFilter {

	private final ForeignPaths paths;

	private final Installation installation;

	ForeignPathFilter(ForeignPaths paths, Installation installation) {
		this.paths = paths;
		this.installation = installation;
	}

	@Override
	protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		if (paths.contain(request)) {
			if (!paths.serve(request)) {
				response.sendError(HttpServletResponse.SC_NOT_FOUND);
				return;
			}
			recognize(request);
		}
		chain.doFilter(request, response);
	}

	private void recognize(HttpServletRequest request) {
		if (!installation.isOpen() && SecurityContextHolder.getContext().getAuthentication() == null
				&& !Forwarding.hidesSender(request)) {
			paths.caller(request)
				.map(CallerAuthentication::new)
				.ifPresent((caller) -> SecurityContextHolder.getContext().setAuthentication(caller));
		}
	}

}
