package dev.gavel.api.signin.filter;

import dev.gavel.api.platform.request.AllowedOrigins;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.ProblemType;
import dev.gavel.api.platform.request.Refusal;
import dev.gavel.api.session.Sessions;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;

/**
 * Refuses what another site makes a browser send. It relies on headers that pages cannot
 * change. Over plain HTTP to another machine, and from old browsers, there is only the
 * origin. Pages of allowed origins may send what acts for no session.
 */
public final class CrossSiteFilter extends HttpFilter {

	private final AllowedOrigins origins;

	public CrossSiteFilter(AllowedOrigins origins) {
		this.origins = origins;
	}

	@Override
	protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		if (isFromAnotherSite(request) && !isAllowed(request)) {
			Refusal.send(request, response, new Problem(ProblemType.CROSS_SITE,
					"Refused: another web site made the browser send this request."));
			return;
		}
		chain.doFilter(request, response);
	}

	private boolean isAllowed(HttpServletRequest request) {
		return origins.contains(request.getHeader(HttpHeaders.ORIGIN)) && !Sessions.isNamedIn(request);
	}

	private static boolean isFromAnotherSite(HttpServletRequest request) {
		boolean reads = HttpMethod.GET.matches(request.getMethod()) || HttpMethod.HEAD.matches(request.getMethod());
		if (reads) {
			return false;
		}
		String site = request.getHeader("Sec-Fetch-Site");
		return (site != null) ? "cross-site".equals(site) || "same-site".equals(site) : isOfAnotherOrigin(request);
	}

	private static boolean isOfAnotherOrigin(HttpServletRequest request) {
		String origin = request.getHeader(HttpHeaders.ORIGIN);
		return origin != null
				&& !origin.replaceFirst("^https?://", "").equalsIgnoreCase(request.getHeader(HttpHeaders.HOST));
	}

}
