package dev.gavel.api.signin.oidc;

import dev.gavel.api.access.Installation;
import dev.gavel.api.account.Account;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.ProblemType;
import dev.gavel.api.platform.request.Refusal;
import dev.gavel.api.signin.OtherSignIn;
import dev.gavel.api.signin.form.ReturnPath;
import dev.gavel.api.signin.form.SignIn;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.oidc.authentication.OidcAuthorizationCodeAuthenticationProvider;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2LoginAuthenticationFilter;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** Sends people to the provider, and signs them in when they come back. */
final class OidcSignIn implements OtherSignIn {

	private static final Logger logger = LoggerFactory.getLogger(OidcSignIn.class);

	private final OidcProperties properties;

	private final Provider provider;

	private final BegunSignIns begun;

	private final OidcAccounts accounts;

	private final SignIn signIn;

	private final Installation installation;

	OidcSignIn(OidcProperties properties, Provider provider, BegunSignIns begun, OidcAccounts accounts, SignIn signIn,
			Installation installation) {
		this.properties = properties;
		this.provider = provider;
		this.begun = begun;
		this.accounts = accounts;
		this.signIn = signIn;
		this.installation = installation;
	}

	@Override
	public String name() {
		return properties.name();
	}

	@Override
	public String path() {
		return Provider.PATH;
	}

	/**
	 * Limits how many requests wait for the provider, so that they cannot take all
	 * threads.
	 */
	@Override
	public List<Filter> filters() {
		return List.of(new ProviderRoom(at(Provider.PATH), at(Provider.RETURN_PATH)), going(), comingBack());
	}

	private RequestMatcher at(String path) {
		RequestMatcher matcher = PathPatternRequestMatcher.pathPattern(HttpMethod.GET, path);
		return (request) -> !installation.isOpen() && matcher.matches(request);
	}

	private Filter going() {
		OAuth2AuthorizationRequestRedirectFilter filter = new OAuth2AuthorizationRequestRedirectFilter(
				new Requests(new DefaultOAuth2AuthorizationRequestResolver(provider), at(Provider.PATH)));
		filter.setAuthorizationRequestRepository(begun);
		filter.setAuthenticationFailureHandler(this::failed);
		return filter;
	}

	private Filter comingBack() {
		OAuth2LoginAuthenticationFilter filter = new OAuth2LoginAuthenticationFilter(provider, new NoClients(),
				Provider.RETURN_PATH);
		filter.setRequiresAuthenticationRequestMatcher(at(Provider.RETURN_PATH));
		filter.setAuthorizationRequestRepository(begun);
		// Nothing but OpenID Connect: the ID token is always checked.
		filter.setAuthenticationManager(new ProviderManager(
				new OidcAuthorizationCodeAuthenticationProvider(provider.tokens(), provider.claims())));
		filter.setAuthenticationSuccessHandler(this::succeeded);
		filter.setAuthenticationFailureHandler(this::failed);
		return filter;
	}

	private void succeeded(HttpServletRequest request, HttpServletResponse response, Authentication known)
			throws IOException {
		try {
			Account account = accounts.of((OidcUser) known.getPrincipal());
			signIn.begin(account, request, response);
			response.setStatus(HttpStatus.SEE_OTHER.value());
			response.setHeader(HttpHeaders.LOCATION, ReturnPath.of(begun.to(request)));
		}
		catch (Problem ex) {
			Refusal.send(request, response, ex);
		}
	}

	private void failed(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
			throws IOException {
		if (failure instanceof OAuth2AuthenticationException known && isOfThisBrowser(known)) {
			Refusal.send(request, response, new Problem(ProblemType.BAD_REQUEST,
					"This sign-in started in another browser, timed out or was cancelled. Sign in again."));
			return;
		}
		logger.warn("Sign-in with {} failed: {}", properties.issuer(), reason(failure));
		Refusal.send(request, response, new Problem(ProblemType.UNAVAILABLE,
				"%s could not confirm your identity. Try again later. If the problem persists, tell an operator."
					.formatted(properties.name())));
	}

	private static boolean isOfThisBrowser(OAuth2AuthenticationException failure) {
		return List.of("authorization_request_not_found", "invalid_request", "access_denied", "invalid_state_parameter")
			.contains(failure.getError().getErrorCode());
	}

	private static @Nullable String reason(AuthenticationException failure) {
		Throwable cause = (failure.getCause() != null) ? failure.getCause() : failure;
		return cause.toString();
	}

	/** Makes requests to the provider at one path only. */
	private record Requests(OAuth2AuthorizationRequestResolver resolver,
			RequestMatcher begins) implements OAuth2AuthorizationRequestResolver {

		@Override
		public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request) {
			return begins.matches(request) ? resolver.resolve(request, Provider.ID) : null;
		}

		@Override
		public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request, String id) {
			return null;
		}

	}

}
