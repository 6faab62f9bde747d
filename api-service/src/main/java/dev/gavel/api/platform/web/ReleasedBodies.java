package dev.gavel.api.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.async.WebAsyncUtils;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.AsyncHandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Lets go of what was read from the body of a request that waits for its answer. Spring
 * keeps it in the model, for pages; answers that wait are none.
 */
@Component
class ReleasedBodies implements AsyncHandlerInterceptor, WebMvcConfigurer {

	@Override
	public void addInterceptors(InterceptorRegistry registry) {
		registry.addInterceptor(this);
	}

	@Override
	public void afterConcurrentHandlingStarted(HttpServletRequest request, HttpServletResponse response,
			Object handler) {
		Object[] kept = WebAsyncUtils.getAsyncManager(request).getConcurrentResultContext();
		if (kept != null && kept.length > 0 && kept[0] instanceof ModelAndViewContainer container) {
			container.getModel().clear();
		}
	}

}
