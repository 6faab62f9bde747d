package dev.gavel.api.webhook.receiver;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.security.util.matcher.InetAddressMatcher;
import org.springframework.security.util.matcher.InetAddressMatchers;
import org.springframework.stereotype.Component;

/**
 * Tells public addresses from others: users choose the URLs, and must not reach what only
 * the service can reach. Java makes IPv4 addresses of those that are mapped into IPv6, so
 * they are checked as such.
 */
@Component
public class AllowedAddresses {

	/** All public IPv6 addresses are in here; NAT64 and IPv4-compatible ones are not. */
	private static final InetAddressMatcher GLOBAL_IPV6 = InetAddressMatchers.fromIpAddress("2000::/3");

	/**
	 * The IANA registries of special-purpose addresses, multicast, and the public address
	 * at which Azure serves its machines.
	 */
	private static final List<InetAddressMatcher> RESERVED = Stream
		.of("0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "168.63.129.16", "169.254.0.0/16",
				"172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15",
				"198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4", "2001::/23", "2001:db8::/32",
				"2002::/16", "3fff::/20")
		.map(InetAddressMatchers::fromIpAddress)
		.toList();

	private final List<InetAddressMatcher> allowed;

	private final List<InetAddressMatcher> refused;

	AllowedAddresses(WebhooksProperties properties) {
		this.allowed = matchers(properties.allowedNetworks());
		this.refused = matchers(properties.refusedNetworks());
	}

	private static List<InetAddressMatcher> matchers(List<String> networks) {
		return networks.stream().map(InetAddressMatchers::fromIpAddress).toList();
	}

	static void check(String property, List<String> networks) {
		for (String network : networks) {
			try {
				InetAddressMatchers.fromIpAddress(network);
			}
			catch (IllegalArgumentException ex) {
				throw new IllegalArgumentException("%s has '%s' (%s); expected addresses or ranges such as 10.1.0.0/16"
					.formatted(property, network, ex.getMessage()));
			}
		}
	}

	boolean allows(InetAddress address) {
		return (isPublic(address) || matches(allowed, address)) && !matches(refused, address);
	}

	private static boolean isPublic(InetAddress address) {
		return (!(address instanceof Inet6Address) || GLOBAL_IPV6.matches(address)) && !matches(RESERVED, address);
	}

	private static boolean matches(List<InetAddressMatcher> networks, InetAddress address) {
		return networks.stream().anyMatch((network) -> network.matches(address));
	}

}
