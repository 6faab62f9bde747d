package dev.gavel.api.web;

import dev.gavel.api.request.Problem;
import dev.gavel.api.request.ProblemType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
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

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		boolean documentation = request.getRequestURI().startsWith("/swagger-ui/");
		response.setHeader("Content-Security-Policy", documentation ? DOCUMENTATION_POLICY : POLICY);
		response.setHeader("X-Content-Type-Options", "nosniff");
		response.setHeader("X-Frame-Options", "DENY");
		response.setHeader("Referrer-Policy", "same-origin");
		if (fromAnotherSite(request)) {
			request.setAttribute(ErrorPage.PROBLEM,
					new Problem(ProblemType.CROSS_SITE, "Another site made the browser send this; it was not done."));
			response.sendError(ProblemType.CROSS_SITE.status().value());
			return;
		}
		chain.doFilter(request, response);
	}

	/** Browsers say it of every request, and pages cannot change what they say. */
	private static boolean fromAnotherSite(HttpServletRequest request) {
		String site = request.getHeader("Sec-Fetch-Site");
		boolean reads = HttpMethod.GET.matches(request.getMethod()) || HttpMethod.HEAD.matches(request.getMethod());
		return !reads && ("cross-site".equals(site) || "same-site".equals(site));
	}

}
