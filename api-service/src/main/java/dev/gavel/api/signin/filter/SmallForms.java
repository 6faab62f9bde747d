package dev.gavel.api.signin.filter;

import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.ProblemType;
import dev.gavel.api.platform.request.Refusal;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;

/** Refuses large bodies of forms with a password before they are read. */
public final class SmallForms extends HttpFilter {

	private static final int MOST_BYTES = 16 * 1024;

	private static final Set<String> FORMS = Set.of("/sign-in", "/sign-out", "/sign-up", "/set-up", "/link",
			"/account/password");

	@Override
	protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		long length = request.getContentLengthLong();
		boolean packed = request.getHeader(HttpHeaders.CONTENT_ENCODING) != null;
		if (isOfAForm(request) && (length < 0 || length > MOST_BYTES || packed)) {
			Refusal.send(request, response, new Problem(ProblemType.REQUEST_TOO_LARGE,
					"This form accepts at most %,d bytes and requires a Content-Length header and no Content-Encoding. Passwords have at most 256 characters."
						.formatted(MOST_BYTES)));
			return;
		}
		chain.doFilter(request, response);
	}

	private static boolean isOfAForm(HttpServletRequest request) {
		return HttpMethod.POST.matches(request.getMethod()) && FORMS.contains(request.getServletPath());
	}

}
