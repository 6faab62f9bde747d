package dev.gavel.api.signin.oidc;

import java.util.List;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param issuer the provider's address; empty: nobody signs in this way
 * @param clientId what the provider calls this service
 * @param clientSecret how this service proves its identity
 * @param name what people know the provider by
 * @param allowed who gets an account at the first sign-in: subjects, verified mail
 * addresses, their domains as {@code @example.com}, or {@code *} for everyone
 * @param roleClaim the claim that decides the role at each sign-in; empty: operators
 * decide it
 * @param authors values of the claim that make an author
 * @param operators values of the claim that make an operator
 */
public record OidcProperties(@DefaultValue("") String issuer, @DefaultValue("") String clientId,
		@DefaultValue("") String clientSecret, @DefaultValue("OpenID") String name, @DefaultValue List<String> allowed,
		@DefaultValue("") String roleClaim, @DefaultValue List<String> authors, @DefaultValue List<String> operators) {

	public OidcProperties {
		if (!issuer.isEmpty()) {
			require(!clientId.isEmpty(), "client-id", "the client id that the provider issued");
			require(!clientSecret.isEmpty(), "client-secret", "the client secret that the provider issued");
			require(!allowed.isEmpty(), "allowed",
					"who may get an account: subjects, verified email addresses, domains as @example.com, or * for everyone");
			require(!roleClaim.isEmpty() || authors.isEmpty() && operators.isEmpty(), "role-claim",
					"the claim that holds gavel.oidc.authors and gavel.oidc.operators");
		}
	}

	private static void require(boolean there, String setting, String meaning) {
		if (!there) {
			throw new IllegalArgumentException(
					"gavel.oidc.%s is required when gavel.oidc.issuer is set: %s".formatted(setting, meaning));
		}
	}

	/** Does not show the secret. */
	@Override
	public String toString() {
		return "OidcProperties[issuer=%s, clientId=%s]".formatted(issuer, clientId);
	}

}
