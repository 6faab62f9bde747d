package dev.gavel.api.signin;

import dev.gavel.api.access.RoutePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Does not let the service start with a route that the permission table does not have.
 */
@Component
class RoutesAreListed implements SmartInitializingSingleton {

	private final List<RequestMappingHandlerMapping> mappings;

	private final RoutePermissions permissions;

	RoutesAreListed(List<RequestMappingHandlerMapping> mappings, RoutePermissions permissions) {
		this.mappings = mappings;
		this.permissions = permissions;
	}

	@Override
	public void afterSingletonsInstantiated() {
		List<String> missing = mappings.stream()
			.flatMap((mapping) -> mapping.getHandlerMethods().keySet().stream())
			.flatMap(this::missing)
			.sorted()
			.toList();
		if (!missing.isEmpty()) {
			throw new IllegalStateException("RoutePermissions has no entry for these routes: " + missing);
		}
	}

	private Stream<String> missing(RequestMappingInfo route) {
		var methods = route.getMethodsCondition().getMethods();
		return route.getPatternValues()
			.stream()
			.flatMap((pattern) -> (methods.isEmpty() ? Stream.of(RequestMethod.GET) : methods.stream())
				.filter((method) -> permissions.of(HttpMethod.valueOf(method.name()), PathContainer.parsePath(pattern))
					.isEmpty())
				.map((method) -> method + " " + pattern));
	}

}
