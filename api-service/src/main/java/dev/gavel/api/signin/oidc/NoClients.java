package dev.gavel.api.signin.oidc;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;

/** Forgets the provider's tokens, because nothing is asked of it after a sign-in. */
final class NoClients implements OAuth2AuthorizedClientRepository {

	@Override
	public <T extends OAuth2AuthorizedClient> @Nullable T loadAuthorizedClient(String id, Authentication caller,
			HttpServletRequest request) {
		return null;
	}

	@Override
	public void saveAuthorizedClient(OAuth2AuthorizedClient client, Authentication caller, HttpServletRequest request,
			HttpServletResponse response) {
		// Its tokens are not needed.
	}

	@Override
	public void removeAuthorizedClient(String id, Authentication caller, HttpServletRequest request,
			HttpServletResponse response) {
		// There is none.
	}

}
