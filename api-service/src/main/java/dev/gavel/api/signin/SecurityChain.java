package dev.gavel.api.signin;

import dev.gavel.api.access.Installation;
import dev.gavel.api.platform.request.AllowedHosts;
import dev.gavel.api.platform.request.AllowedOrigins;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.ProblemType;
import dev.gavel.api.platform.request.Refusal;
import dev.gavel.api.session.Sessions;
import dev.gavel.api.signin.filter.ContentPolicy;
import dev.gavel.api.signin.filter.CrossSiteFilter;
import dev.gavel.api.signin.filter.OpenModeFilter;
import dev.gavel.api.signin.filter.OtherOrigins;
import dev.gavel.api.signin.filter.SmallForms;
import dev.gavel.api.signin.filter.TokenInUrlFilter;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.context.DelegatingSecurityContextRepository;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.header.writers.CacheControlHeadersWriter;
import org.springframework.security.web.header.writers.DelegatingRequestMatcherHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** What every request passes before it reaches a controller. */
@Configuration(proxyBeanMethods = false)
class SecurityChain {

	@Bean
	SecurityFilterChain chain(HttpSecurity http, RouteAuthorization routes, RefusedAccess refused,
			SessionCallers sessions, Installation installation, CsrfTokenRepository formTokens, Callers callers,
			TokenFilter tokens, ForeignPaths foreign, AllowedOrigins origins, ObjectProvider<OtherSignIn> others,
			@Qualifier("requestSizeFilter") Filter requestSize) {
		others.stream()
			.flatMap((other) -> other.filters().stream())
			.forEach((filter) -> http.addFilterBefore(filter, AnonymousAuthenticationFilter.class));
		if (!origins.isEmpty()) {
			http.addFilterBefore(OtherOrigins.filter(origins), SecurityContextHolderFilter.class);
		}
		return http
			.headers(
					(headers) -> headers.addHeaderWriter(new ContentPolicy())
						.referrerPolicy((referrer) -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
						.frameOptions(HeadersConfigurer.FrameOptionsConfig::deny)
						.xssProtection(HeadersConfigurer.XXssConfig::disable)
						.cacheControl(HeadersConfigurer.CacheControlConfig::disable)
						// Nobody sees a page again after its reader has signed out.
						.addHeaderWriter(new DelegatingRequestMatcherHeaderWriter(Sessions::isNamedIn,
								new CacheControlHeadersWriter())))
			.addFilterBefore(new OpenModeFilter(installation), SecurityContextHolderFilter.class)
			.addFilterBefore(new CrossSiteFilter(origins), SecurityContextHolderFilter.class)
			.addFilterBefore(new TokenInUrlFilter(), SecurityContextHolderFilter.class)
			.addFilterBefore(tokens.create(), AnonymousAuthenticationFilter.class)
			.addFilterBefore(new ForeignPathFilter(foreign, installation), AnonymousAuthenticationFilter.class)
			.securityContext((context) -> context.securityContextRepository(
					new DelegatingSecurityContextRepository(new RequestAttributeSecurityContextRepository(), sessions)))
			.anonymous((visitors) -> visitors.authenticationFilter(visitors()))
			// No code asks the servlet API who calls.
			.servletApi(AbstractHttpConfigurer::disable)
			// It would begin a session for each page that is refused.
			.requestCache(AbstractHttpConfigurer::disable)
			// Its filter reads forms, so it comes after what refuses callers and bodies.
			.csrf(AbstractHttpConfigurer::disable)
			.addFilterAfter(new SmallForms(), AuthorizationFilter.class)
			.addFilterAfter(requestSize, AuthorizationFilter.class)
			.addFilterAfter(FormProtection.filter(formTokens, callers, refused), AuthorizationFilter.class)
			.logout(AbstractHttpConfigurer::disable)
			.authorizeHttpRequests((requests) -> requests.anyRequest().access(routes))
			.exceptionHandling((errors) -> errors.authenticationEntryPoint(refused).accessDeniedHandler(refused))
			.build();
	}

	/** By default, Spring observes each filter of each request, and each decision. */
	@Bean
	static SecurityObservationSettings noObservations() {
		return SecurityObservationSettings.noObservations();
	}

	/** Spring's own filter looks for a session to describe even visitors. */
	private static AnonymousAuthenticationFilter visitors() {
		AnonymousAuthenticationFilter filter = new AnonymousAuthenticationFilter("visitors");
		filter.setAuthenticationDetailsSource(HttpServletRequest::getRemoteAddr);
		return filter;
	}

	/** The firewall refuses before the chain writes its headers. */
	@Bean
	RequestRejectedHandler rejected(AllowedHosts hosts) {
		ContentPolicy policy = new ContentPolicy();
		return (request, response, rejected) -> {
			policy.writeHeaders(request, response);
			Refusal.send(request, response,
					hosts.contains(request.getServerName())
							? new Problem(ProblemType.BAD_REQUEST, "The path or a header of the request is malformed.")
							: new Problem(ProblemType.UNKNOWN_HOST,
									"'%s' is not an allowed host name. To allow it, add it to GAVEL_ALLOWED_HOSTS."
										.formatted(request.getServerName())));
		};
	}

	/** Prevents Spring from creating a default user with a generated password. */
	@Bean
	AuthenticationManager nobody() {
		return (authentication) -> {
			throw new BadCredentialsException("nobody is known");
		};
	}

}
