package dev.gavel.api.platform.request;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The host names that this service accepts. Without this check, another site could point
 * its own name here, and its scripts could read our answers.
 */
public final class AllowedHosts {

	private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

	private final Set<String> names;

	private final boolean any;

	/**
	 * @param configured names without ports, besides those of this machine itself
	 * @param loopback whether only this machine reaches the service; otherwise an empty
	 * list allows every name
	 */
	public AllowedHosts(List<String> configured, boolean loopback) {
		this.names = Stream.concat(configured.stream().map(AllowedHosts::normalized), LOOPBACK.stream())
			.collect(Collectors.toSet());
		this.any = configured.isEmpty() && !loopback;
	}

	public boolean contains(String host) {
		return any || names.contains(normalized(host));
	}

	private static String normalized(String host) {
		return host.strip().toLowerCase(Locale.ROOT);
	}

}
