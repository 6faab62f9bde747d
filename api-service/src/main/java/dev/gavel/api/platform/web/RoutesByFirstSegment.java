package dev.gavel.api.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Finds the route of a request among those that begin like its path. Spring has an index
 * of paths without variables only, and would compare each request with all other routes,
 * headers first.
 */
@Component
class RoutesByFirstSegment implements WebMvcRegistrations {

	@Override
	public RequestMappingHandlerMapping getRequestMappingHandlerMapping() {
		return new Routes();
	}

	private static final class Routes extends RequestMappingHandlerMapping {

		@Override
		protected Set<String> getDirectPaths(RequestMappingInfo route) {
			return route.getPatternValues().stream().map(Routes::firstSegment).collect(Collectors.toSet());
		}

		@Override
		protected @Nullable HandlerMethod lookupHandlerMethod(String path, HttpServletRequest request)
				throws Exception {
			return super.lookupHandlerMethod(firstSegment(path), request);
		}

		/**
		 * Returns what is before the second slash: {@code /ques/{id}} begins with
		 * {@code /ques}.
		 */
		private static String firstSegment(String path) {
			int end = path.indexOf('/', 1);
			return (end < 0) ? path : path.substring(0, end);
		}

	}

}
