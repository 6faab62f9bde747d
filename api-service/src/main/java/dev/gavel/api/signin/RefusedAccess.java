package dev.gavel.api.signin;

import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.ProblemType;
import dev.gavel.api.platform.request.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/** Answers callers who may not do what they ask for. */
@Component
class RefusedAccess implements AuthenticationEntryPoint, AccessDeniedHandler {

	private final Callers callers;

	RefusedAccess(Callers callers) {
		this.callers = callers;
	}

	/** For callers who are not known: a browser goes to the page for signing in. */
	@Override
	public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
			throws IOException {
		if (isPage(request)) {
			response.sendRedirect(signIn(request).toString());
			return;
		}
		Refusal.send(request, response, new Problem(ProblemType.UNAUTHORIZED,
				"Sign in at /sign-in, or send 'Authorization: Bearer <token>' with an API token. You can create tokens on your account page."));
	}

	private static boolean isPage(HttpServletRequest request) {
		String accept = request.getHeader(HttpHeaders.ACCEPT);
		return HttpMethod.GET.matches(request.getMethod()) && accept != null
				&& accept.contains(MediaType.TEXT_HTML_VALUE) && request.getHeader(HttpHeaders.AUTHORIZATION) == null;
	}

	private static URI signIn(HttpServletRequest request) {
		String query = request.getQueryString();
		return UriComponentsBuilder.fromPath("/sign-in")
			.queryParam("to", "{to}")
			.build(request.getRequestURI() + ((query != null) ? "?" + query : ""));
	}

	/** For callers who are known. */
	@Override
	public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException failure)
			throws IOException {
		Refusal.send(request, response, problem(request, failure));
	}

	private Problem problem(HttpServletRequest request, AccessDeniedException failure) {
		if (failure instanceof CsrfException) {
			return new Problem(ProblemType.CROSS_SITE,
					"This form did not come from a page of this service, or the page has expired. Reload it and try again.");
		}
		return (callers.of(request).tokenId() != null) ? new Problem(ProblemType.OUT_OF_SCOPE,
				"This token's scopes, or the role of its account, do not allow this. Passwords, sessions and new tokens are for people who have signed in.")
				: new Problem(ProblemType.FORBIDDEN, "Your role does not allow this.");
	}

}
