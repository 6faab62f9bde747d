package dev.gavel.testing;

import java.util.Map;
import org.apache.kafka.common.utils.AppInfoParser;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.mysql.MySQLContainer;

/** Servers in containers; Testcontainers removes them when the process ends. */
final class ContainerBackends {

	private static final String MYSQL_IMAGE = System.getProperty("gavel.test.mysql-image", "mysql:8.4");

	private static final String KAFKA_IMAGE = System.getProperty("gavel.test.kafka-image",
			"apache/kafka:" + AppInfoParser.getVersion());

	/**
	 * The settings of the embedded broker: a single one, and quick with new consumers.
	 */
	private static final Map<String, String> KAFKA_SETTINGS = Map.of( //
			"KAFKA_SHARE_COORDINATOR_STATE_TOPIC_REPLICATION_FACTOR", "1", //
			"KAFKA_SHARE_COORDINATOR_STATE_TOPIC_MIN_ISR", "1", //
			"KAFKA_SHARE_COORDINATOR_STATE_TOPIC_NUM_PARTITIONS", "1", //
			"KAFKA_GROUP_SHARE_MIN_HEARTBEAT_INTERVAL_MS", "1000", //
			"KAFKA_GROUP_SHARE_HEARTBEAT_INTERVAL_MS", "1000", //
			"KAFKA_GROUP_SHARE_MIN_RECORD_LOCK_DURATION_MS", "5000", //
			"KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false");

	private ContainerBackends() {
	}

	@SuppressWarnings("resource") // lives as long as the process
	static MySqlBackend mySql() {
		MySQLContainer container = new MySQLContainer(MYSQL_IMAGE).withUsername("root").withPassword("container");
		container.start();
		String server = "jdbc:mysql://%s:%d/".formatted(container.getHost(), container.getFirstMappedPort());
		return new MySqlBackend((database) -> server + database + "?allowPublicKeyRetrieval=true&sslMode=DISABLED",
				container.getUsername(), container.getPassword());
	}

	@SuppressWarnings("resource") // lives as long as the process
	static String kafka() {
		KafkaContainer container = new KafkaContainer(KAFKA_IMAGE).withEnv(KAFKA_SETTINGS);
		container.start();
		return container.getBootstrapServers();
	}

}
