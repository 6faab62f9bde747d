package dev.gavel.api.compat.access;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Name and password in the header Authorization. The name may be any. */
final class BasicCredentials {

	private static final String SCHEME = "Basic ";

	private BasicCredentials() {
	}

	/** Returns the password, or null when there is none. */
	static @Nullable String password(@Nullable String header) {
		if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
			return null;
		}
		try {
			byte[] decoded = Base64.getDecoder().decode(header.substring(SCHEME.length()).strip());
			String pair = new String(decoded, StandardCharsets.UTF_8);
			return pair.substring(pair.indexOf(':') + 1);
		}
		catch (IllegalArgumentException ex) {
			return "";
		}
	}

}
