package dev.gavel.api.signin.oidc;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.oauth2.client.endpoint.OAuth2AccessTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.OAuth2AuthorizationCodeGrantRequest;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.userinfo.DefaultOAuth2UserService;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;

/**
 * The provider of the settings. It is asked for its description at the first sign-in, so
 * that Gavel starts while the provider is away.
 */
final class Provider implements ClientRegistrationRepository {

	static final String ID = "oidc";

	static final String PATH = "/sign-in/" + ID;

	static final String RETURN_PATH = PATH + "/code";

	static final String[] SCOPES = { "openid", "profile", "email" };

	private static final String DESCRIPTION = "/.well-known/openid-configuration";

	private static final Duration PATIENCE = Duration.ofSeconds(5);

	private final OidcProperties properties;

	private final ClientHttpRequestFactory requests = requests();

	private final SingletonSupplier<ClientRegistration> registration = SingletonSupplier.of(this::describe);

	Provider(OidcProperties properties) {
		this.properties = properties;
	}

	private static ClientHttpRequestFactory requests() {
		JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(
				HttpClient.newBuilder().connectTimeout(PATIENCE).build());
		requests.setReadTimeout(PATIENCE);
		return requests;
	}

	@Override
	public @Nullable ClientRegistration findByRegistrationId(String id) {
		return id.equals(ID) ? registration.obtain() : null;
	}

	private ClientRegistration describe() {
		Map<String, Object> description = RestClient.create(new RestTemplate(requests))
			.get()
			.uri(properties.issuer().replaceFirst("/$", "") + DESCRIPTION)
			.retrieve()
			.body(new ParameterizedTypeReference<>() {
			});
		if (description == null || !properties.issuer().equals(description.get("issuer"))) {
			throw new IllegalStateException("gavel.oidc.issuer is %s, but the provider reports the issuer %s"
				.formatted(properties.issuer(), (description != null) ? description.get("issuer") : "nothing"));
		}
		return ClientRegistrations.fromOidcConfiguration(description)
			.registrationId(ID)
			.clientId(properties.clientId())
			.clientSecret(properties.clientSecret())
			.redirectUri("{baseUrl}" + RETURN_PATH)
			.scope(SCOPES)
			.build();
	}

	/** Returns what asks the provider for tokens. */
	OAuth2AccessTokenResponseClient<OAuth2AuthorizationCodeGrantRequest> tokens() {
		RestClientAuthorizationCodeTokenResponseClient tokens = new RestClientAuthorizationCodeTokenResponseClient();
		tokens.setRestClient(RestClient.builder()
			.requestFactory(requests)
			.configureMessageConverters((converters) -> converters.addCustomConverter(new FormHttpMessageConverter())
				.addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
			.defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
			.build());
		return tokens;
	}

	/** Returns what asks the provider for claims that are not in the token. */
	OidcUserService claims() {
		RestTemplate rest = new RestTemplate(requests);
		rest.setErrorHandler(new OAuth2ErrorResponseErrorHandler());
		DefaultOAuth2UserService asked = new DefaultOAuth2UserService();
		asked.setRestOperations(rest);
		OidcUserService claims = new OidcUserService();
		claims.setOauth2UserService(asked);
		return claims;
	}

}
