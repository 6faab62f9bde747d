package dev.gavel.endtoend;

import static dev.gavel.cluster.KafkaAccess.ADMIN;
import static dev.gavel.cluster.KafkaAccess.API;
import static dev.gavel.cluster.KafkaAccess.WORKER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.gavel.cluster.Api;
import dev.gavel.cluster.Cluster;
import dev.gavel.cluster.KafkaAccess;
import dev.gavel.cluster.Worker;
import dev.gavel.message.Topics;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.KafkaShareConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/**
 * A broker with TLS, accounts and an authorizer. The API and a worker have the rights of
 * the operator guide and no others.
 */
class KafkaAccessIT {

	private static final Duration PATIENCE = Duration.ofMinutes(3);

	/** Short, so that the API asks Kafka about a job that nobody has taken. */
	private static final Map<String, String> API_SETTINGS = Map.of("GAVEL_DISPATCH_SILENT_AFTER", "6s",
			"GAVEL_DISPATCH_SWEEP_INTERVAL", "2500ms");

	private static Cluster cluster;

	private static Api api;

	private static Worker worker;

	private static GavelClient client;

	@BeforeAll
	static void start() throws Exception {
		cluster = Cluster.createWithKafkaAccounts("kafka-access");
		api = cluster.addApi(API_SETTINGS);
		worker = cluster.addWorker(Map.of());
		cluster.database().start();
		cluster.broker().start();
		try (Admin admin = admin(ADMIN)) {
			admin.createAcls(GuideAcls.read()).all().get();
		}
		api.start();
		client = new GavelClient(api.address().toString());
	}

	@AfterAll
	static void stop() {
		cluster.close();
	}

	@Test
	void judgesCancelsAndParksWithTheRightsOfTheOperatorGuide() throws Exception {
		long question = createQuestion();
		String waiting = submit(question);
		String cancelled = submit(question);
		client.post("/submissions/" + cancelled + "/cancel", "");
		send(ADMIN, Topics.JOBS, "no job");
		send(WORKER, Topics.REPORTS, "no report");
		send(WORKER, Topics.GATHERED_REPORTS, "no report");
		worker.start();
		await().atMost(PATIENCE).until(() -> verdict(waiting).equals("ACCEPTED"));
		await().atMost(PATIENCE).until(() -> client.get("/parked").get("total").asInt() == 3);
		client.get("/parked")
			.get("items")
			.valueStream()
			.forEach((parked) -> client.post("/parked/" + parked.get("id").asLong() + "/requeue", ""));
		await().atMost(PATIENCE).until(() -> client.get("/parked").get("total").asInt() == 6);
		await().atMost(PATIENCE)
			.until(() -> client.text("/actuator/prometheus", "text/plain").contains("gavel_jobs_lag 0.0"));
		String last = submit(question);
		await().atMost(PATIENCE).until(() -> verdict(last).equals("ACCEPTED"));
		assertThat(client.get("/submissions/" + cancelled).get("status").asString()).isEqualTo("CANCELLED");
		assertThat(api.output() + worker.output()).doesNotContain("Authorization", "Not authorized");
	}

	@Test
	void refusesWorkersAllOtherTopics() {
		for (String topic : List.of(Topics.REPORTS, Topics.GATHERED_REPORTS, Topics.PARKED, Topics.WORKERS)) {
			assertThatThrownBy(() -> read(WORKER, topic)).as(topic).isInstanceOf(AuthorizationException.class);
		}
		for (String topic : List.of(Topics.JOBS, Topics.CANCELLATIONS)) {
			assertThatThrownBy(() -> send(WORKER, topic, "forged")).as(topic)
				.hasCauseInstanceOf(AuthorizationException.class);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "gavel-api", "gavel-api-gathered", "gavel-api-parked", "another" })
	void refusesWorkersOtherGroups(String group) {
		Map<String, Object> settings = settings(WORKER);
		settings.put("group.id", group);
		try (KafkaShareConsumer<byte[], byte[]> consumer = new KafkaShareConsumer<>(settings,
				new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
			consumer.subscribe(Set.of(Topics.JOBS));
			await().atMost(PATIENCE)
				.untilAsserted(() -> assertThatThrownBy(() -> consumer.poll(Duration.ofSeconds(1)))
					.isInstanceOf(AuthorizationException.class));
		}
	}

	@Test
	void refusesWorkersToManageAnything() {
		try (Admin admin = admin(WORKER)) {
			assertRefused(() -> admin.createTopics(Set.of(new NewTopic("another", 1, (short) 1))).all().get());
			assertRefused(() -> admin.deleteTopics(Set.of(Topics.JOBS)).all().get());
			assertRefused(() -> admin
				.deleteRecords(Map.of(new TopicPartition(Topics.JOBS, 0), RecordsToDelete.beforeOffset(-1)))
				.all()
				.get());
			assertRefused(() -> admin.incrementalAlterConfigs(groupSetting()).all().get());
			assertRefused(() -> admin.deleteShareGroups(List.of(Topics.WORKERS_GROUP)).all().get());
			assertRefused(() -> admin.createAcls(GuideAcls.read()).all().get());
		}
	}

	@Test
	void refusesTheApiWhatItDoesNotNeed() {
		assertThatThrownBy(() -> read(API, Topics.JOBS)).isInstanceOf(AuthorizationException.class);
		assertThatThrownBy(() -> send(API, Topics.WORKERS, "forged")).hasCauseInstanceOf(AuthorizationException.class);
		try (Admin admin = admin(API)) {
			assertRefused(() -> admin.createTopics(Set.of(new NewTopic("another", 1, (short) 1))).all().get());
			assertRefused(() -> admin.deleteTopics(Set.of(Topics.JOBS)).all().get());
			assertRefused(() -> admin.createAcls(GuideAcls.read()).all().get());
		}
	}

	@Test
	void refusesWrongPassword() {
		Map<String, Object> settings = settings(WORKER);
		settings.putAll(cluster.kafkaAccess().clientSettings(WORKER, "wrong"));
		try (Admin admin = Admin.create(settings)) {
			assertThatThrownBy(() -> admin.describeCluster().nodes().get())
				.hasCauseInstanceOf(SaslAuthenticationException.class);
		}
	}

	private static void assertRefused(Request request) {
		assertThatThrownBy(request::send).isInstanceOf(ExecutionException.class)
			.hasCauseInstanceOf(AuthorizationException.class);
	}

	private static Map<ConfigResource, Collection<AlterConfigOp>> groupSetting() {
		ConfigEntry latest = new ConfigEntry("share.auto.offset.reset", "latest");
		return Map.of(new ConfigResource(ConfigResource.Type.GROUP, Topics.WORKERS_GROUP),
				List.of(new AlterConfigOp(latest, AlterConfigOp.OpType.SET)));
	}

	private static void read(String user, String topic) {
		try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(settings(user), new ByteArrayDeserializer(),
				new ByteArrayDeserializer())) {
			TopicPartition partition = new TopicPartition(topic, 0);
			consumer.assign(Set.of(partition));
			consumer.seek(partition, 0);
			consumer.poll(PATIENCE);
		}
	}

	private static void send(String user, String topic, String message) throws Exception {
		try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(settings(user), new ByteArraySerializer(),
				new ByteArraySerializer())) {
			producer.send(new ProducerRecord<>(topic, message.getBytes())).get();
		}
	}

	private static Admin admin(String user) {
		return Admin.create(settings(user));
	}

	private static Map<String, Object> settings(String user) {
		Map<String, Object> settings = new HashMap<>(
				cluster.kafkaAccess().clientSettings(user, KafkaAccess.password(user)));
		settings.put("bootstrap.servers", cluster.broker().bootstrapServers());
		return settings;
	}

	private static long createQuestion() {
		long question = client.post("/add_ques",
				Map.of("title", "Double", "description", "Return twice n.", "type", "Easy", "metadata",
						Map.of("function_name", "double", "return_type", "int", "variables",
								List.of(Map.of("name", "n", "type", "int")))))
			.get("id")
			.asLong();
		client.post("/create/testcase/" + question, Map.of("input_variables", Map.of("n", 2), "output", "4"));
		return question;
	}

	private static String submit(long question) {
		return client.post("/code/execute/" + question, Map.of("code", "def double(n):\n    return 2 * n\n"))
			.get("id")
			.asString();
	}

	private static String verdict(String submission) {
		JsonNode verdict = client.get("/submissions/" + submission).get("verdict");
		return verdict.isNull() ? "" : verdict.asString();
	}

	/** Sends something to Kafka and waits for the answer. */
	private interface Request {

		void send() throws Exception;

	}

}
