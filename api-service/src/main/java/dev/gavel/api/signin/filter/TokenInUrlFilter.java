package dev.gavel.api.signin.filter;

import dev.gavel.api.account.token.TokenText;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.ProblemType;
import dev.gavel.api.platform.request.Refusal;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Refuses tokens where browsers and proxies keep them. */
public final class TokenInUrlFilter extends HttpFilter {

	@Override
	protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		String query = request.getQueryString();
		if (TokenText.isIn(request.getRequestURI()) || query != null && TokenText.isIn(query)) {
			Refusal.send(request, response, new Problem(ProblemType.TOKEN_IN_URL,
					"Tokens in URLs end up in browser histories and logs. Revoke this token, create another one, and"
							+ " send it as 'Authorization: Bearer <token>'."));
			return;
		}
		chain.doFilter(request, response);
	}

}
