package dev.gavel.api.compat.access;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.filter.UrlHandlerFilter;

/** Takes a path with a slash at its end for the same without it, as these products do. */
@Configuration(proxyBeanMethods = false)
class TrailingSlashes {

	/** Before all that goes by the path. */
	@Bean
	static FilterRegistrationBean<UrlHandlerFilter> withoutTrailingSlashes() {
		FilterRegistrationBean<UrlHandlerFilter> filter = new FilterRegistrationBean<>(
				UrlHandlerFilter.trailingSlashHandler("/judge0/**", "/piston/**", "/sandbox-fusion/**")
					.wrapRequest()
					.build());
		filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
		return filter;
	}

}
