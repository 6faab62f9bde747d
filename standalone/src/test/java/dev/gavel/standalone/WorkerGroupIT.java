package dev.gavel.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.embedded.EmbeddedKafka;
import dev.gavel.message.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaShareConsumer;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkerGroupIT {

	private static final ConfigResource GROUP = new ConfigResource(ConfigResource.Type.GROUP, Topics.WORKERS_GROUP);

	@TempDir
	Path folder;

	@Test
	void hasFrequentHeartbeatsOnlyUntilItsMembersHaveTheTopic() throws Exception {
		try (EmbeddedKafka kafka = EmbeddedKafka.start(folder, step -> {
		});
				Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()));
				WorkerGroup group = new WorkerGroup(kafka.bootstrapServers())) {
			admin.createTopics(List.of(new NewTopic(Topics.JOBS, Optional.of(1), Optional.empty()))).all().get();
			assertThat(heartbeat(admin)).isEqualTo("1000");
			try (var member = member(kafka)) {
				var joined = CompletableFuture.runAsync(() -> group.awaitMembers("worker", 1));
				while (!joined.isDone()) {
					member.poll(Duration.ofMillis(100));
				}
				joined.get();
			}
			assertThat(heartbeat(admin)).isEqualTo("5000");
		}
	}

	private static KafkaShareConsumer<byte[], byte[]> member(EmbeddedKafka kafka) {
		var member = new KafkaShareConsumer<>(Map.of("bootstrap.servers", kafka.bootstrapServers(), //
				"group.id", Topics.WORKERS_GROUP, "client.id", "worker-1"), new ByteArrayDeserializer(),
				new ByteArrayDeserializer());
		member.subscribe(List.of(Topics.JOBS));
		return member;
	}

	private static String heartbeat(Admin admin) throws ExecutionException, InterruptedException {
		return admin.describeConfigs(List.of(GROUP)).all().get().get(GROUP).get("share.heartbeat.interval.ms").value();
	}

}
