package dev.gavel.api.signin;

import dev.gavel.api.access.AccessProperties;
import dev.gavel.api.access.Caller;
import dev.gavel.api.access.Installation;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Tells who sends a request. */
@Component
class Callers {

	/** Outlives the security context, which the error page does not have. */
	private static final String CALLER = "caller";

	private final Installation installation;

	private final AccessProperties properties;

	Callers(Installation installation, AccessProperties properties) {
		this.installation = installation;
		this.properties = properties;
	}

	Caller of(HttpServletRequest request) {
		if (request.getAttribute(CALLER) instanceof Caller known) {
			return known;
		}
		return of(SecurityContextHolder.getContext().getAuthentication(), request);
	}

	Caller of(@Nullable Authentication authentication, HttpServletRequest request) {
		Caller caller = (authentication instanceof CallerAuthentication known) ? known.getPrincipal()
				: unknown(request);
		request.setAttribute(CALLER, caller);
		return caller;
	}

	private Caller unknown(HttpServletRequest request) {
		return installation.isOpen() ? Caller.trusted(request.getRemoteAddr())
				: Caller.visitor(properties.visitorScopes(), request.getRemoteAddr());
	}

}
