package dev.gavel.api.signin.oidc;

import dev.gavel.api.access.Installation;
import dev.gavel.api.account.Accounts;
import dev.gavel.api.account.Identities;
import dev.gavel.api.signin.OtherSignIn;
import dev.gavel.api.signin.form.SignIn;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;
import tools.jackson.databind.json.JsonMapper;

/** Exists only where the settings name a provider. */
@Configuration(proxyBeanMethods = false)
@Conditional(OidcConfiguration.ProviderIsNamed.class)
class OidcConfiguration {

	@Bean
	OtherSignIn oidcSignIn(OidcProperties properties, Accounts accounts, Identities identities, SignIn signIn,
			Installation installation, JsonMapper json) {
		Provider provider = new Provider(properties);
		return new OidcSignIn(properties, provider, new BegunSignIns(provider, json),
				new OidcAccounts(accounts, identities, properties), signIn, installation);
	}

	static final class ProviderIsNamed implements Condition {

		@Override
		public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
			return StringUtils.hasText(context.getEnvironment().getProperty("gavel.oidc.issuer"));
		}

	}

}
