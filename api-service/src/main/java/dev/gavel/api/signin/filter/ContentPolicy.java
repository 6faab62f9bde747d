package dev.gavel.api.signin.filter;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.web.header.HeaderWriter;

/** Tells browsers to run nothing but our own files. */
public final class ContentPolicy implements HeaderWriter {

	private static final String POLICY = "default-src 'self'; object-src 'none'; base-uri 'none'; "
			+ "form-action 'self'; frame-ancestors 'none'";

	/**
	 * The pages of the interface's documentation bring images and styles within
	 * themselves.
	 */
	private static final String DOCUMENTATION_POLICY = POLICY
			+ "; img-src 'self' data:; style-src 'self' 'unsafe-inline'";

	@Override
	public void writeHeaders(HttpServletRequest request, HttpServletResponse response) {
		boolean documentation = request.getRequestURI().startsWith("/swagger-ui/");
		response.setHeader("Content-Security-Policy", documentation ? DOCUMENTATION_POLICY : POLICY);
	}

}
