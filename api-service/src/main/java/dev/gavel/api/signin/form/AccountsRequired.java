package dev.gavel.api.signin.form;

import dev.gavel.api.access.Installation;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.ProblemType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Refuses everything about accounts in open mode. An operator or a link from then would
 * work once accounts are switched on.
 */
@Component
class AccountsRequired implements HandlerInterceptor, WebMvcConfigurer {

	private final Installation installation;

	AccountsRequired(Installation installation) {
		this.installation = installation;
	}

	@Override
	public void addInterceptors(InterceptorRegistry registry) {
		registry.addInterceptor(this)
			.addPathPatterns("/sign-in", "/sign-out", "/sign-up", "/set-up", "/link", "/account/**", "/tokens/**",
					"/accounts/**", "/groups/**", "/audit");
	}

	@Override
	public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
		if (installation.isOpen()) {
			throw new Problem(ProblemType.NOT_FOUND,
					"Gavel runs in open mode and has no accounts. To switch them on, start it with --accounts or GAVEL_ACCESS_MODE=accounts.");
		}
		return true;
	}

}
