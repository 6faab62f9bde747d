package dev.gavel.faults;

import static org.awaitility.Awaitility.await;

import dev.gavel.cluster.Broker;
import dev.gavel.message.JudgeReport;
import dev.gavel.message.JudgeReport.Judged;
import dev.gavel.message.MessageCodec;
import dev.gavel.message.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The reports in Kafka. */
record Reports(Broker broker) {

	/** A verdict that lies there. */
	Judged any() {
		try (var consumer = new KafkaConsumer<>(settings(), new StringDeserializer(), new ByteArrayDeserializer())) {
			var partitions = consumer.partitionsFor(Topics.REPORTS)
				.stream()
				.map((partition) -> new TopicPartition(partition.topic(), partition.partition()))
				.toList();
			consumer.assign(partitions);
			consumer.seekToBeginning(partitions);
			return await().until(() -> judged(consumer), Optional::isPresent).orElseThrow();
		}
	}

	private static Optional<Judged> judged(KafkaConsumer<String, byte[]> consumer) {
		return StreamSupport.stream(consumer.poll(Duration.ofMillis(500)).spliterator(), false)
			.map((message) -> MessageCodec.decodeReport(message.value()))
			.filter(Judged.class::isInstance)
			.map(Judged.class::cast)
			.findFirst();
	}

	void send(JudgeReport report, Instant at) throws ExecutionException, InterruptedException {
		try (var producer = new KafkaProducer<>(settings(), new StringSerializer(), new ByteArraySerializer())) {
			producer
				.send(new ProducerRecord<>(Topics.REPORTS, null, at.toEpochMilli(), report.judgementId().toString(),
						MessageCodec.encode(report)))
				.get();
		}
	}

	private Map<String, Object> settings() {
		return Map.of("bootstrap.servers", broker.bootstrapServers());
	}

}
