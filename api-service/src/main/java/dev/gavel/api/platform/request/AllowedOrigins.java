package dev.gavel.api.platform.request;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The other sites whose pages may use this service, with an API token and never with a
 * session.
 */
public final class AllowedOrigins {

	private final Set<String> origins;

	/**
	 * @param configured each as {@code https://app.example.com}, with a port unless it is
	 * the usual one
	 */
	public AllowedOrigins(List<String> configured) {
		this.origins = configured.stream().map(AllowedOrigins::checked).collect(Collectors.toUnmodifiableSet());
	}

	private static String checked(String configured) {
		String origin = configured.strip().toLowerCase(Locale.ROOT);
		if (!isOrigin(origin)) {
			throw new IllegalArgumentException(
					"gavel.allowed-origins has '%s', expected origins such as https://app.example.com or http://localhost:3000: http or https, a host, perhaps a port, and neither a path nor a wildcard"
						.formatted(configured));
		}
		return origin;
	}

	private static boolean isOrigin(String text) {
		try {
			URI uri = new URI(text);
			return ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme())) && uri.getHost() != null
					&& text.equals("%s://%s%s".formatted(uri.getScheme(), uri.getHost(), port(uri.getPort())));
		}
		catch (URISyntaxException ex) {
			return false;
		}
	}

	private static String port(int port) {
		return (port >= 0) ? ":" + port : "";
	}

	public boolean isEmpty() {
		return origins.isEmpty();
	}

	public boolean contains(@Nullable String origin) {
		return origin != null && origins.contains(origin);
	}

}
