package dev.gavel.endtoend;

import static org.awaitility.Awaitility.await;

import dev.gavel.message.JudgeJob;
import dev.gavel.message.JudgeReport.JudgingFailed;
import dev.gavel.message.JudgedIn;
import dev.gavel.message.MessageCodec;
import dev.gavel.message.Parking;
import dev.gavel.message.Topics;
import dev.gavel.message.WorkerNews;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Puts messages into a Gavel's Kafka that no worker of it has sent. */
record ForgedMessages(String bootstrapServers) {

	private static final Pattern ADDRESS = Pattern.compile("Kafka is at (127\\.0\\.0\\.1:\\d+)");

	/** How often a judgement is tried before it fails. */
	private static final int ATTEMPTS = 3;

	/**
	 * @param log in which Gavel says where its Kafka is
	 */
	static ForgedMessages into(Path log) {
		try {
			Matcher address = ADDRESS.matcher(Files.readString(log));
			if (!address.find()) {
				throw new IllegalStateException("No address of Kafka in " + log);
			}
			return new ForgedMessages(address.group(1));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** As of a worker that cannot judge. */
	void sayUnfit(String workerId, String trouble) {
		JudgedIn place = new JudgedIn(workerId, "runc 1.1.5", "cgroup-v2", "sha256:0", "3.13.5", "1");
		send(new ProducerRecord<>(Topics.WORKERS, workerId.getBytes(StandardCharsets.UTF_8), MessageCodec.encode(
				new WorkerNews("host", Instant.now(), WorkerNews.State.UNFIT, trouble, 2, 0, 0, place, List.of()))));
	}

	/** Parks a message that a worker could not read. */
	void park(String topic, String content, String reason) {
		ProducerRecord<byte[], byte[]> message = new ProducerRecord<>(Topics.PARKED,
				content.getBytes(StandardCharsets.UTF_8));
		Map.of(Parking.TOPIC, topic, Parking.PARTITION, "0", Parking.OFFSET, String.valueOf(System.nanoTime()),
				Parking.REASON, reason)
			.forEach((name, value) -> message.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
		send(message);
	}

	/** As workers do that fail at each attempt to judge a submission which waits. */
	void fail(UUID programId, String reason) {
		TopicPartition jobs = new TopicPartition(Topics.JOBS, 0);
		try (var consumer = new KafkaConsumer<>(settings(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
			consumer.assign(List.of(jobs));
			consumer.seekToBeginning(List.of(jobs));
			for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
				JudgeJob job = job(consumer, programId, attempt);
				send(new ProducerRecord<>(Topics.REPORTS, job.judgementId().toString().getBytes(StandardCharsets.UTF_8),
						MessageCodec.encode(new JudgingFailed(job.judgementId(), attempt, "forged", reason))));
			}
		}
	}

	private static JudgeJob job(KafkaConsumer<byte[], byte[]> consumer, UUID programId, int attempt) {
		return await().atMost(Duration.ofSeconds(60))
			.until(() -> StreamSupport.stream(consumer.poll(Duration.ofMillis(100)).spliterator(), false)
				.map((message) -> MessageCodec.decodeJob(message.value()))
				.filter((job) -> job.programId().equals(programId) && job.attempt() == attempt)
				.findFirst(), Optional::isPresent)
			.orElseThrow();
	}

	private void send(ProducerRecord<byte[], byte[]> message) {
		try (var producer = new KafkaProducer<>(settings(), new ByteArraySerializer(), new ByteArraySerializer())) {
			producer.send(message).get();
		}
		catch (ExecutionException | InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private Map<String, Object> settings() {
		return Map.of("bootstrap.servers", bootstrapServers);
	}

}
