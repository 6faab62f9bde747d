package dev.gavel.cluster;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How clients get into the broker: without credentials, or by TLS and an account that has
 * only the rights given to it.
 *
 * @param folder of the broker's certificate; null if it has none
 */
public record KafkaAccess(@Nullable Path folder) {

	/** May do everything; also the broker's own account. */
	public static final String ADMIN = "admin";

	/** The account of the API in the operator guide. */
	public static final String API = "gavel-api";

	/** The account of the workers in the operator guide. */
	public static final String WORKER = "gavel-worker";

	private static final String KEYS_PASSWORD = "not-a-secret";

	static KafkaAccess open() {
		return new KafkaAccess(null);
	}

	/** Makes the certificate of a broker at that address. */
	static KafkaAccess withAccounts(Path folder, String host) {
		String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
		String keys = folder.resolve("broker.p12").toString();
		Command.run(keytool, "-genkeypair", "-alias", "broker", "-keyalg", "EC", "-dname", "CN=a broker of tests",
				"-ext", "SAN=ip:" + host, "-storetype", "PKCS12", "-keystore", keys, "-storepass", KEYS_PASSWORD);
		Command.run(keytool, "-exportcert", "-rfc", "-alias", "broker", "-file", folder.resolve("ca.pem").toString(),
				"-keystore", keys, "-storepass", KEYS_PASSWORD);
		return new KafkaAccess(folder);
	}

	String protocol() {
		return (folder != null) ? "SASL_SSL" : "PLAINTEXT";
	}

	/** In the form of {@code kafka-storage.sh format --add-scram}. */
	List<String> accounts() {
		return (folder == null) ? List.of()
				: Stream.of(ADMIN, API, WORKER)
					.map((user) -> "SCRAM-SHA-512=[name=%s,password=%s]".formatted(user, password(user)))
					.toList();
	}

	Map<String, String> brokerSettings() {
		if (folder == null) {
			return Map.of();
		}
		Map<String, String> settings = new HashMap<>();
		settings.put("listener.security.protocol.map", "CONTROLLER:PLAINTEXT,SASL_SSL:SASL_SSL");
		settings.put("inter.broker.listener.name", "SASL_SSL");
		settings.put("sasl.enabled.mechanisms", "SCRAM-SHA-512");
		settings.put("sasl.mechanism.inter.broker.protocol", "SCRAM-SHA-512");
		settings.put("listener.name.sasl_ssl.scram-sha-512.sasl.jaas.config", login(ADMIN, password(ADMIN)));
		settings.put("ssl.keystore.type", "PKCS12");
		settings.put("ssl.keystore.location", folder.resolve("broker.p12").toString());
		settings.put("ssl.keystore.password", KEYS_PASSWORD);
		settings.put("ssl.truststore.type", "PEM");
		settings.put("ssl.truststore.location", certificate());
		settings.put("authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer");
		// The anonymous user is the broker itself, at its controller on the loopback
		// address.
		settings.put("super.users", "User:" + ADMIN + ";User:ANONYMOUS");
		return settings;
	}

	/** The variables of the operator guide for a service with this account. */
	Map<String, String> serviceSettings(String user) {
		return (folder == null) ? Map.of()
				: Map.of("SPRING_KAFKA_SECURITY_PROTOCOL", "SASL_SSL", "SPRING_KAFKA_PROPERTIES_SASL_MECHANISM",
						"SCRAM-SHA-512", "SPRING_KAFKA_PROPERTIES_SASL_JAAS_CONFIG", login(user, password(user)),
						"SPRING_KAFKA_SSL_TRUST_STORE_TYPE", "PEM", "SPRING_KAFKA_SSL_TRUST_STORE_LOCATION",
						"file:" + certificate());
	}

	/** The settings of a Kafka client with this account. */
	public Map<String, Object> clientSettings(String user, String password) {
		return Map.of("security.protocol", "SASL_SSL", "sasl.mechanism", "SCRAM-SHA-512", "sasl.jaas.config",
				login(user, password), "ssl.truststore.type", "PEM", "ssl.truststore.location", certificate());
	}

	public static String password(String user) {
		return "password-of-" + user;
	}

	private static String login(String user, String password) {
		return "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"%s\" password=\"%s\";"
			.formatted(user, password);
	}

	private String certificate() {
		return String.valueOf(folder) + "/ca.pem";
	}

}
