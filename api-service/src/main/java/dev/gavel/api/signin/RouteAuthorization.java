package dev.gavel.api.signin;

import dev.gavel.api.access.RoutePermissions;
import dev.gavel.api.access.RoutePermissions.Needs;
import jakarta.servlet.http.HttpServletRequest;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.stereotype.Component;
import org.springframework.web.util.ServletRequestPathUtils;

/**
 * Asks the permission table. A path that it does not have leads nowhere, because
 * {@link RoutesAreListed} compares it with Spring's mappings at the start.
 */
@Component
class RouteAuthorization implements AuthorizationManager<RequestAuthorizationContext> {

	private final RoutePermissions permissions;

	private final Callers callers;

	RouteAuthorization(RoutePermissions permissions, Callers callers) {
		this.permissions = permissions;
		this.callers = callers;
	}

	/**
	 * Asks for the caller only where that matters, so that files need no look into the
	 * database.
	 */
	@Override
	public AuthorizationResult authorize(Supplier<? extends @Nullable Authentication> authentication,
			RequestAuthorizationContext context) {
		HttpServletRequest request = context.getRequest();
		Needs needs = permissions
			.of(HttpMethod.valueOf(request.getMethod()), ServletRequestPathUtils.parse(request).pathWithinApplication())
			.orElse(Needs.NOTHING);
		return new AuthorizationDecision(
				Needs.NOTHING.equals(needs) || needs.areMetBy(callers.of(authentication.get(), request)));
	}

}
