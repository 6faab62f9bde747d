package dev.gavel.issuer;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.security.autoconfigure.SecurityAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.boot.security.oauth2.server.authorization.autoconfigure.servlet.OAuth2AuthorizationServerAutoConfiguration;
import org.springframework.boot.security.oauth2.server.authorization.autoconfigure.servlet.OAuth2AuthorizationServerJwtAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;

/**
 * An OpenID provider on a port of its own. Everybody is known there, with the password
 * {@code secret}, by a subject that is the name.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@ImportAutoConfiguration({ TomcatServletWebServerAutoConfiguration.class, DispatcherServletAutoConfiguration.class,
		WebMvcAutoConfiguration.class, JacksonAutoConfiguration.class, HttpMessageConvertersAutoConfiguration.class,
		SecurityAutoConfiguration.class, ServletWebSecurityAutoConfiguration.class,
		SecurityFilterAutoConfiguration.class, OAuth2AuthorizationServerJwtAutoConfiguration.class,
		OAuth2AuthorizationServerAutoConfiguration.class })
public class Issuer {

	private static final String CLIENT = "spring.security.oauth2.authorizationserver.client.gavel.";

	/** What the ID token says of each subject. */
	private static final Map<String, Map<String, Object>> CLAIMS = new ConcurrentHashMap<>();

	public static ConfigurableApplicationContext start(int port, String redirectUri) {
		return new SpringApplicationBuilder(Issuer.class)
			.properties(Map.of("spring.config.name", "issuer", "server.port", port, "server.address", "127.0.0.1",
					// Cookies ignore ports.
					"server.servlet.session.cookie.name", "ISSUER", "spring.security.oauth2.authorizationserver.issuer",
					"http://127.0.0.1:" + port, CLIENT + "registration.client-id", "gavel",
					CLIENT + "registration.client-secret", "{noop}secret",
					CLIENT + "registration.client-authentication-methods", "client_secret_basic",
					CLIENT + "registration.authorization-grant-types", "authorization_code"))
			.properties(Map.of(CLIENT + "registration.redirect-uris", redirectUri, CLIENT + "registration.scopes",
					"openid,profile,email"))
			.run();
	}

	public static void says(String subject, Map<String, Object> claims) {
		CLAIMS.put(subject, claims);
	}

	@Bean
	UserDetailsService everybody() {
		return (name) -> User.withUsername(name).password("{noop}secret").roles("PERSON").build();
	}

	@Bean
	OAuth2TokenCustomizer<JwtEncodingContext> claims() {
		return (context) -> {
			if (OidcParameterNames.ID_TOKEN.equals(context.getTokenType().getValue())) {
				context.getClaims()
					.claims((claims) -> claims.putAll(CLAIMS.getOrDefault(context.getPrincipal().getName(), Map.of())));
			}
		};
	}

}
