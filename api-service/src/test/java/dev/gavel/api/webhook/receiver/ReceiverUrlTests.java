package dev.gavel.api.webhook.receiver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.Violations;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.apache.hc.client5.http.DnsResolver;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReceiverUrlTests {

	private static final Map<String, List<String>> NAMES = Map.of("example.com", List.of("93.184.215.14"),
			"inside.example.com", List.of("10.0.0.1"), "both.example.com", List.of("93.184.215.14", "127.0.0.1"));

	private static final Duration LONGEST = Duration.ofSeconds(5);

	/** Answers for names without asking anybody. */
	private static final class Names implements DnsResolver {

		@Override
		public InetAddress[] resolve(String host) throws UnknownHostException {
			if (host.matches("[0-9a-fx.:]+")) {
				return InetAddress.getAllByName(host);
			}
			List<String> found = NAMES.get(host);
			if (found == null) {
				throw new UnknownHostException(host);
			}
			InetAddress[] addresses = new InetAddress[found.size()];
			for (int i = 0; i < addresses.length; i++) {
				addresses[i] = InetAddress.getByName(found.get(i));
			}
			return addresses;
		}

		@Override
		public String resolveCanonicalHostname(String host) {
			return host;
		}

	}

	private static List<String> mistakes(@Nullable String url, boolean http) {
		WebhooksProperties properties = AllowedAddressesTests.properties(http);
		Violations violations = new Violations();
		new ReceiverUrl(new CheckedResolver(new AllowedAddresses(properties), new Names(), LONGEST), properties)
			.check(violations, url);
		return violations.errors().stream().map(Problem.FieldError::message).toList();
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://example.com", "HTTPS://example.com/a?b=c", "https://example.com:443/",
			"https://example.com:8443/x", "https://93.184.215.14/", "https://[2606:4700:4700::1111]/",
			" https://example.com " })
	void takesPublicOnes(String url) {
		assertThat(mistakes(url, false)).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			http://example.com,               begins with https://
			ftp://example.com,                begins with https://
			example.com,                      begins with https://
			https://ada:secret@example.com,   must not contain a user name or a password
			https://example.com/#a,           must not have a #fragment
			https://example.com:25/,          expected 80
			https://exa_mple.com/,            has no valid host
			https:///a,                       has no valid host
			https://a b/,                     expected a URL such as
			https://nowhere.example.com,      has no public address
			https://inside.example.com,       has no public address
			https://both.example.com,         has no public address
			https://10.0.0.1/,                has no public address
			https://2130706433/,              has no public address
			https://[::ffff:127.0.0.1]/,      has no public address
			https://[64:ff9b::a00:1]/,        has no public address
			https://[::1]:8443/,              has no public address
			""")
	void refusesOthers(String url, String reason) {
		assertThat(mistakes(url, false)).singleElement().asString().contains(reason);
	}

	@ParameterizedTest
	@CsvSource({ "https://inside.example.com/, true", "https://nowhere.example.com/, true",
			"https://93.184.215.14/, true", "https://[2606:4700:4700::1111]/, true", "https://10.0.0.1/, false",
			"https://[::1]:8443/, false", "https://[::ffff:10.0.0.1]/, false", "ftp://example.com/, false" })
	void looksUpNoNameIfThatIsDoneLater(String url, boolean taken) {
		WebhooksProperties properties = AllowedAddressesTests.properties(false);
		Violations violations = new Violations();
		new ReceiverUrl(new CheckedResolver(new AllowedAddresses(properties), new NoNames(), LONGEST), properties)
			.checkWithoutLookingUp(violations, url);
		assertThat(violations.errors().isEmpty()).isEqualTo(taken);
	}

	/** Refuses all. */
	private static final class NoNames implements DnsResolver {

		@Override
		public InetAddress[] resolve(String host) throws UnknownHostException {
			throw new UnknownHostException(host);
		}

		@Override
		public String resolveCanonicalHostname(String host) {
			return host;
		}

	}

	@Test
	void takesHttpIfThatIsAllowed() {
		assertThat(mistakes("http://example.com/", true)).isEmpty();
		assertThat(mistakes("http://127.0.0.1/", true)).singleElement().asString().contains("has no public address");
		assertThat(mistakes(null, true)).containsExactly("is missing");
		assertThat(mistakes("https://example.com/" + "a".repeat(1000), true)).singleElement()
			.asString()
			.contains("the limit is 1,000");
	}

	@Test
	@Timeout(20)
	void waitsNoLongerForNames() {
		CountDownLatch never = new CountDownLatch(1);
		DnsResolver silent = new DnsResolver() {

			@Override
			public InetAddress[] resolve(String host) throws UnknownHostException {
				try {
					never.await();
				}
				catch (InterruptedException ex) {
					Thread.currentThread().interrupt();
				}
				throw new UnknownHostException(host);
			}

			@Override
			public String resolveCanonicalHostname(String host) {
				return host;
			}

		};
		WebhooksProperties properties = AllowedAddressesTests.properties(false);
		try (CheckedResolver resolver = new CheckedResolver(new AllowedAddresses(properties), silent,
				Duration.ofMillis(50))) {
			for (int i = 0; i < 10; i++) {
				assertThatExceptionOfType(UnknownHostException.class).isThrownBy(() -> resolver.check("a.example.com"));
			}
			assertThatExceptionOfType(UnknownHostException.class).isThrownBy(() -> resolver.resolve("a.example.com"));
		}
	}

}
