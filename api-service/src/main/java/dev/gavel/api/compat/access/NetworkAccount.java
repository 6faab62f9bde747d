package dev.gavel.api.compat.access;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.util.matcher.InetAddressMatcher;
import org.springframework.security.util.matcher.InetAddressMatchers;

/** An account whose clients are known by their addresses. */
record NetworkAccount(String account, InetAddressMatcher network) {

	/**
	 * @param configured such as {@code moodle=10.1.0.0/16}
	 */
	static NetworkAccount of(String configured) {
		int sign = configured.lastIndexOf('=');
		try {
			if (sign > 0) {
				return new NetworkAccount(configured.substring(0, sign).strip(),
						InetAddressMatchers.fromIpAddress(configured.substring(sign + 1).strip()));
			}
		}
		catch (IllegalArgumentException ex) {
			throw invalid(configured, ex);
		}
		throw invalid(configured, null);
	}

	/** Whether programs on this machine have such an address. */
	boolean hasLoopback() {
		return Stream.of("127.0.0.1", "::1").anyMatch(network::matches);
	}

	private static IllegalArgumentException invalid(String configured, @Nullable Exception cause) {
		return new IllegalArgumentException(
				"gavel.compat.networks has '%s', expected the name of an account and its addresses, such as moodle=10.1.0.0/16"
					.formatted(configured),
				cause);
	}

}
