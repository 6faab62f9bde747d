package dev.gavel.api.signin.filter;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;

/** Whether a request was passed on by a proxy. */
public final class Forwarding {

	/** Tomcat has taken the address of the sender from a header of a trusted proxy. */
	private static final String FROM_TRUSTED_PROXY = "org.apache.tomcat.request.forwarded";

	private Forwarding() {
	}

	static boolean isByTrustedProxy(HttpServletRequest request) {
		return request.getAttribute(FROM_TRUSTED_PROXY) != null;
	}

	/** Returns the header by which a proxy tells that it passes a request on. */
	static Optional<String> header(HttpServletRequest request) {
		return Collections.list(request.getHeaderNames())
			.stream()
			.filter((name) -> name.equalsIgnoreCase("Forwarded")
					|| name.toLowerCase(Locale.ROOT).startsWith("x-forwarded-"))
			.findFirst();
	}

	/** Whether the address of a request may be that of a proxy that nobody trusts. */
	public static boolean hidesSender(HttpServletRequest request) {
		return !isByTrustedProxy(request) && header(request).isPresent();
	}

}
