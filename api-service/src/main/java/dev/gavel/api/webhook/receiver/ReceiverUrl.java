package dev.gavel.api.webhook.receiver;

import dev.gavel.api.platform.request.PlainText;
import dev.gavel.api.platform.request.Violations;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Checks the URLs that users want to be called. */
@Component
public class ReceiverUrl {

	private static final String FIELD = "url";

	private static final int MAX_LENGTH = 1000;

	/** What has a number below is seldom a receiver, and may take a request for mail. */
	private static final int FIRST_FREE_PORT = 1024;

	private final CheckedResolver resolver;

	private final boolean allowHttp;

	ReceiverUrl(CheckedResolver resolver, WebhooksProperties properties) {
		this.resolver = resolver;
		this.allowHttp = properties.allowHttp();
	}

	/** Adds what is wrong with a URL. Looks up its host if nothing else is wrong. */
	public void check(Violations violations, @Nullable String text) {
		check(violations, text, resolver::check);
	}

	/**
	 * Does the same, but looks up no name: whether its addresses are public is checked
	 * when it is called.
	 */
	public void checkWithoutLookingUp(Violations violations, @Nullable String text) {
		check(violations, text, resolver::checkAddress);
	}

	private void check(Violations violations, @Nullable String text, HostCheck hosts) {
		int before = violations.count();
		PlainText.check(violations, FIELD, text, MAX_LENGTH);
		if (text == null || violations.count() > before) {
			return;
		}
		try {
			check(violations, new URI(text.strip()), hosts);
		}
		catch (URISyntaxException ex) {
			violations.add(FIELD, "expected a URL such as https://example.com/gavel, got '%s'".formatted(text));
		}
	}

	private void check(Violations violations, URI url, HostCheck hosts) {
		String scheme = String.valueOf(url.getScheme());
		boolean secure = scheme.equalsIgnoreCase("https");
		int before = violations.count();
		violations.require(secure || (allowHttp && scheme.equalsIgnoreCase("http")), FIELD, allowHttp
				? "expected a URL that begins with https:// or http://"
				: "expected a URL that begins with https:// (an operator can allow http: gavel.webhooks.allow-http)");
		if (violations.count() > before) {
			return;
		}
		violations.require(url.getRawUserInfo() == null, FIELD, "must not contain a user name or a password");
		violations.require(url.getRawFragment() == null, FIELD, "must not have a #fragment");
		violations.require(isUsual(url.getPort()), FIELD,
				"has port %d; expected 80, 443, or %d to 65535".formatted(url.getPort(), FIRST_FREE_PORT));
		violations.require(url.getHost() != null, FIELD, "has no valid host");
		if (violations.count() == before) {
			checkHost(violations, url.getHost(), hosts);
		}
	}

	private static boolean isUsual(int port) {
		return port == -1 || port == 80 || port == 443 || (port >= FIRST_FREE_PORT && port <= 65_535);
	}

	private static void checkHost(Violations violations, String host, HostCheck hosts) {
		try {
			hosts.check(host.replaceAll("[\\[\\]]", ""));
		}
		catch (UnknownHostException ex) {
			// Does not tell names of a private network from others.
			violations.add(FIELD,
					"has no public address (an operator can allow private ones: gavel.webhooks.allowed-networks)");
		}
	}

	/** Checks whether a host may be called. */
	private interface HostCheck {

		void check(String host) throws UnknownHostException;

	}

}
