package dev.gavel.api.signin.filter;

import dev.gavel.api.access.Installation;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.ProblemType;
import dev.gavel.api.platform.request.Refusal;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.security.web.csrf.CsrfFilter;

/**
 * Without accounts, refuses what a proxy passes on, because others might send it, and
 * spares forms their tokens.
 */
public final class OpenModeFilter extends HttpFilter {

	private final Installation installation;

	public OpenModeFilter(Installation installation) {
		this.installation = installation;
	}

	@Override
	protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		if (installation.isOpen()) {
			Optional<String> header = forwarding(request);
			if (header.isPresent()) {
				Refusal.send(request, response, new Problem(ProblemType.FORBIDDEN,
						"This request came through a proxy (header %s), but Gavel runs in open mode, which serves only its own machine. To share it, switch accounts on: ./gavel run --accounts or GAVEL_ACCESS_MODE=accounts."
							.formatted(header.get())));
				return;
			}
			CsrfFilter.skipRequest(request);
		}
		chain.doFilter(request, response);
	}

	/** Tomcat takes headers away that a trusted proxy sent. */
	private static Optional<String> forwarding(HttpServletRequest request) {
		return Forwarding.isByTrustedProxy(request) ? Optional.of("X-Forwarded-For") : Forwarding.header(request);
	}

}
