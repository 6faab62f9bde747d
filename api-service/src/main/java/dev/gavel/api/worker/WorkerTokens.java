package dev.gavel.api.worker;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The credentials of workers by their names. There may be several, so that one can be
 * replaced while workers run.
 */
public final class WorkerTokens {

	/** The name of the one that has no other. */
	static final String DEFAULT = "default";

	private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,50}");

	private static final int LEAST_LENGTH = 16;

	private final Map<String, byte[]> secrets = new LinkedHashMap<>();

	/**
	 * @param single the secret of the token without a name of its own; empty if there is
	 * none
	 * @param named further ones, each as {@code name=secret}
	 */
	public WorkerTokens(String single, List<String> named) {
		if (!single.isEmpty()) {
			add(DEFAULT, single, "gavel.worker-token");
		}
		named.forEach(this::add);
		if (secrets.isEmpty()) {
			throw new IllegalArgumentException(
					"Workers need a token. Set GAVEL_WORKER_TOKEN to a secret of at least %d characters, and give the workers the same."
						.formatted(LEAST_LENGTH));
		}
	}

	private void add(String pair) {
		int equals = pair.indexOf('=');
		if (equals < 0 || !NAME.matcher(pair.substring(0, equals)).matches()) {
			throw new IllegalArgumentException(
					"gavel.worker-tokens: expected comma-separated name=secret pairs, where a name has 1 to 50 letters,"
							+ " digits, dots, dashes and underscores");
		}
		add(pair.substring(0, equals), pair.substring(equals + 1), "gavel.worker-tokens");
	}

	private void add(String name, String secret, String setting) {
		if (secret.length() < LEAST_LENGTH) {
			throw new IllegalArgumentException("%s: the token '%s' must have at least %d characters, it has %d"
				.formatted(setting, name, LEAST_LENGTH, secret.length()));
		}
		if (secrets.putIfAbsent(name, secret.getBytes(StandardCharsets.UTF_8)) != null) {
			throw new IllegalArgumentException("%s: there are two tokens named '%s'".formatted(setting, name));
		}
	}

	/**
	 * Returns the name of a token, or nothing when it is unknown. Takes as long for a
	 * wrong token as for a right one.
	 */
	public Optional<String> nameOf(String token) {
		byte[] shown = token.getBytes(StandardCharsets.UTF_8);
		String found = null;
		for (Map.Entry<String, byte[]> known : secrets.entrySet()) {
			if (MessageDigest.isEqual(known.getValue(), shown)) {
				found = known.getKey();
			}
		}
		return Optional.ofNullable(found);
	}

}
