package dev.gavel.api.signin.oidc;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.web.AuthorizationRequestRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.web.util.WebUtils;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps what a sign-in began with in a cookie of its browser. Sessions are for people who
 * have signed in, and another browser cannot end what this one began.
 */
final class BegunSignIns implements AuthorizationRequestRepository<OAuth2AuthorizationRequest> {

	private static final String COOKIE = "GAVEL_OIDC";

	private static final Duration PATIENCE = Duration.ofMinutes(10);

	private final Provider provider;

	private final JsonMapper json;

	BegunSignIns(Provider provider, JsonMapper json) {
		this.provider = provider;
		this.json = json;
	}

	private record Begun(String state, String nonce, String verifier, String redirectUri, @Nullable String to) {
	}

	/** Returns the page requested after sign-in, unchecked. */
	@Nullable String to(HttpServletRequest request) {
		Begun begun = read(request);
		return (begun != null) ? begun.to() : null;
	}

	@Override
	public @Nullable OAuth2AuthorizationRequest loadAuthorizationRequest(HttpServletRequest request) {
		Begun begun = read(request);
		if (begun == null || !begun.state().equals(request.getParameter(OAuth2ParameterNames.STATE))) {
			return null;
		}
		ClientRegistration registration = Objects.requireNonNull(provider.findByRegistrationId(Provider.ID));
		return OAuth2AuthorizationRequest.authorizationCode()
			.clientId(registration.getClientId())
			.authorizationUri(registration.getProviderDetails().getAuthorizationUri())
			.redirectUri(begun.redirectUri())
			.scopes(Set.of(Provider.SCOPES))
			.state(begun.state())
			.attributes(Map.of(OAuth2ParameterNames.REGISTRATION_ID, Provider.ID, OidcParameterNames.NONCE,
					begun.nonce(), PkceParameterNames.CODE_VERIFIER, begun.verifier()))
			.build();
	}

	private @Nullable Begun read(HttpServletRequest request) {
		Cookie cookie = WebUtils.getCookie(request, COOKIE);
		try {
			return (cookie != null) ? json.readValue(Base64.getUrlDecoder().decode(cookie.getValue()), Begun.class)
					: null;
		}
		catch (IllegalArgumentException | JacksonException ex) {
			return null;
		}
	}

	@Override
	public void saveAuthorizationRequest(OAuth2AuthorizationRequest sent, HttpServletRequest request,
			HttpServletResponse response) {
		Begun begun = new Begun(sent.getState(), sent.getAttribute(OidcParameterNames.NONCE),
				sent.getAttribute(PkceParameterNames.CODE_VERIFIER), sent.getRedirectUri(), request.getParameter("to"));
		set(request, response,
				Base64.getUrlEncoder()
					.withoutPadding()
					.encodeToString(json.writeValueAsString(begun).getBytes(StandardCharsets.UTF_8)),
				PATIENCE);
	}

	@Override
	public @Nullable OAuth2AuthorizationRequest removeAuthorizationRequest(HttpServletRequest request,
			HttpServletResponse response) {
		set(request, response, "", Duration.ZERO);
		return loadAuthorizationRequest(request);
	}

	private static void set(HttpServletRequest request, HttpServletResponse response, String value, Duration age) {
		response.addHeader(HttpHeaders.SET_COOKIE,
				ResponseCookie.from(COOKIE, value)
					.httpOnly(true)
					.secure(request.isSecure())
					.sameSite("Lax")
					.path(Provider.PATH)
					.maxAge(age)
					.build()
					.toString());
	}

}
