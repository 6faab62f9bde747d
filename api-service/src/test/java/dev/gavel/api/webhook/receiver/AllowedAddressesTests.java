package dev.gavel.api.webhook.receiver;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AllowedAddressesTests {

	static WebhooksProperties properties(boolean http, String... networks) {
		return properties(http, List.of(networks), List.of());
	}

	private static WebhooksProperties properties(boolean http, List<String> allowed, List<String> refused) {
		return new WebhooksProperties(allowed, refused, http, 20, 20_000, Duration.ofSeconds(1), Duration.ofDays(3),
				Duration.ofDays(1), Duration.ofDays(7));
	}

	private static boolean allows(String address, String... networks) throws UnknownHostException {
		return new AllowedAddresses(properties(false, networks)).allows(InetAddress.getByName(address));
	}

	@ParameterizedTest
	@ValueSource(strings = { "1.1.1.1", "8.8.8.8", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0",
			"172.15.255.255", "172.32.0.0", "192.167.255.255", "192.169.0.0", "223.255.255.255", "::ffff:8.8.8.8",
			"2606:4700:4700::1111", "2a00:1450:4001:800::200e", "2001:4860:4860::8888" })
	void callsPublicOnes(String address) throws UnknownHostException {
		assertThat(allows(address)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = {
			// unspecified, loopback, private, shared, link-local, multicast, reserved
			"0.0.0.0", "0.1.2.3", "127.0.0.1", "127.255.255.254", "10.0.0.1", "10.255.255.255", "172.16.0.1",
			"172.31.255.255", "192.168.0.1", "100.64.0.1", "100.127.255.255", "169.254.169.254", "224.0.0.1",
			"239.255.255.255", "240.0.0.1", "255.255.255.255", "192.0.0.8", "192.0.2.1", "198.18.0.1", "198.19.255.255",
			"198.51.100.7", "203.0.113.9", "192.88.99.1", "168.63.129.16",
			// as one number, in fewer parts, mapped
			"2130706433", "127.1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:169.254.169.254",
			"0:0:0:0:0:ffff:c0a8:1",
			// IPv6
			"::", "::1", "::7f00:1", "fe80::1", "fec0::1", "fc00::1", "fd12:3456::1", "ff02::1", "100::1",
			"64:ff9b::10.0.0.1", "64:ff9b::8.8.8.8", "64:ff9b:1::1", "2002:7f00:1::1", "2002:808:808::1", "2001::1",
			"2001:10::1", "2001:20::1", "2001:db8::1", "3fff::1", "5f00::1" })
	void refusesOthers(String address) throws UnknownHostException {
		assertThat(allows(address)).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "10.1.2.3", "::ffff:10.1.2.3", "fd12::1", "127.0.0.2" })
	void callsOthersIfThatIsAllowed(String address) throws UnknownHostException {
		assertThat(allows(address, "10.1.0.0/16", "fd12::/16", "127.0.0.2")).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "10.2.0.1", "fd13::1", "127.0.0.1", "127.0.0.3", "::1" })
	void allowsNoMoreThanThat(String address) throws UnknownHostException {
		assertThat(allows(address, "10.1.0.0/16", "fd12::/16", "127.0.0.2")).isFalse();
	}

	@Test
	void refusesWhatOperatorsRefuse() throws UnknownHostException {
		AllowedAddresses addresses = new AllowedAddresses(
				properties(false, List.of("10.0.0.0/8"), List.of("8.8.8.0/24", "2a00:1450::/32", "10.7.0.0/16")));
		for (String address : List.of("8.8.8.8", "2a00:1450::1", "10.7.0.1")) {
			assertThat(addresses.allows(InetAddress.getByName(address))).as(address).isFalse();
		}
		assertThat(addresses.allows(InetAddress.getByName("10.8.0.1"))).isTrue();
		assertThat(addresses.allows(InetAddress.getByName("8.8.4.4"))).isTrue();
	}

}
