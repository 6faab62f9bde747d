package dev.gavel.api.platform.web;

import dev.gavel.api.platform.request.AllowedHosts;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.ProblemType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Tells browsers to run nothing but our own files, and refuses what another site makes
 * them send.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class SecurityHeaders extends OncePerRequestFilter {

	private static final String POLICY = "default-src 'self'; object-src 'none'; base-uri 'none'; "
			+ "form-action 'self'; frame-ancestors 'none'";

	/**
	 * The pages of the interface's documentation bring images and styles within
	 * themselves.
	 */
	private static final String DOCUMENTATION_POLICY = POLICY
			+ "; img-src 'self' data:; style-src 'self' 'unsafe-inline'";

	private final AllowedHosts hosts;

	SecurityHeaders(AllowedHosts hosts) {
		this.hosts = hosts;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		boolean documentation = request.getRequestURI().startsWith("/swagger-ui/");
		response.setHeader("Content-Security-Policy", documentation ? DOCUMENTATION_POLICY : POLICY);
		response.setHeader("X-Content-Type-Options", "nosniff");
		response.setHeader("X-Frame-Options", "DENY");
		response.setHeader("Referrer-Policy", "same-origin");
		Problem problem = problem(request);
		if (problem != null) {
			request.setAttribute(ErrorPage.PROBLEM, problem);
			response.sendError(problem.status().value());
			return;
		}
		chain.doFilter(request, response);
	}

	private @Nullable Problem problem(HttpServletRequest request) {
		if (!hosts.contains(request.getServerName())) {
			return new Problem(ProblemType.UNKNOWN_HOST,
					"'%s' is not a known name of this service. To allow it, add it to GAVEL_ALLOWED_HOSTS."
						.formatted(request.getServerName()));
		}
		return fromAnotherSite(request) ? new Problem(ProblemType.CROSS_SITE,
				"Another site made the browser send this request. It was refused.") : null;
	}

	/**
	 * Relies on headers that pages cannot change. Over plain HTTP to another machine, and
	 * from old browsers, there is only the origin.
	 */
	private static boolean fromAnotherSite(HttpServletRequest request) {
		String site = request.getHeader("Sec-Fetch-Site");
		boolean reads = HttpMethod.GET.matches(request.getMethod()) || HttpMethod.HEAD.matches(request.getMethod());
		if (reads) {
			return false;
		}
		return (site != null) ? "cross-site".equals(site) || "same-site".equals(site) : ofAnotherOrigin(request);
	}

	private static boolean ofAnotherOrigin(HttpServletRequest request) {
		String origin = request.getHeader(HttpHeaders.ORIGIN);
		return origin != null
				&& !origin.replaceFirst("^https?://", "").equalsIgnoreCase(request.getHeader(HttpHeaders.HOST));
	}

}
