package dev.gavel.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedKafkaIT {

	private static final TopicPartition NOTES = new TopicPartition("notes", 0);

	@TempDir
	Path folder;

	@Test
	void keepsRecordsOverRestart() throws Exception {
		try (EmbeddedKafka kafka = start()) {
			createTopic(kafka.bootstrapServers());
			send(kafka.bootstrapServers(), "kept");
		}
		try (EmbeddedKafka kafka = start()) {
			assertThat(read(kafka.bootstrapServers())).containsExactly("kept");
		}
	}

	@Test
	void startsAgainAfterKill() throws Exception {
		Process owner = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
				System.getProperty("java.class.path"), KafkaOwner.class.getName(), folder.toString())
			.redirectError(ProcessBuilder.Redirect.INHERIT)
			.start();
		String bootstrapServers = owner.inputReader()
			.lines()
			.filter((line) -> line.startsWith("127.0.0.1:"))
			.findFirst()
			.orElseThrow();
		createTopic(bootstrapServers);
		send(bootstrapServers, "acknowledged");
		owner.destroyForcibly().waitFor();
		try (EmbeddedKafka kafka = start()) {
			assertThat(read(kafka.bootstrapServers())).containsExactly("acknowledged");
		}
	}

	@Test
	void offersShareGroups() throws Exception {
		try (EmbeddedKafka kafka = start(); Admin admin = admin(kafka.bootstrapServers())) {
			assertThat(admin.describeFeatures()
				.featureMetadata()
				.get()
				.finalizedFeatures()
				.get("share.version")
				.maxVersionLevel()).isPositive();
		}
	}

	private EmbeddedKafka start() {
		return EmbeddedKafka.start(folder, (step) -> {
		});
	}

	private static void createTopic(String bootstrapServers) throws Exception {
		try (Admin admin = admin(bootstrapServers)) {
			admin.createTopics(List.of(new NewTopic(NOTES.topic(), 1, (short) 1))).all().get();
		}
	}

	private static void send(String bootstrapServers, String value) throws Exception {
		try (var producer = new KafkaProducer<>(to(bootstrapServers), new StringSerializer(), new StringSerializer())) {
			producer.send(new ProducerRecord<>(NOTES.topic(), value)).get();
		}
	}

	private static List<String> read(String bootstrapServers) {
		try (var consumer = new KafkaConsumer<>(to(bootstrapServers), new StringDeserializer(),
				new StringDeserializer())) {
			consumer.assign(List.of(NOTES));
			consumer.seekToBeginning(List.of(NOTES));
			return await().until(() -> consumer.poll(Duration.ofMillis(100)), (records) -> !records.isEmpty())
				.records(NOTES)
				.stream()
				.map((record) -> record.value())
				.toList();
		}
	}

	private static Admin admin(String bootstrapServers) {
		return Admin.create(to(bootstrapServers));
	}

	private static Map<String, Object> to(String bootstrapServers) {
		return Map.of("bootstrap.servers", bootstrapServers);
	}

}
