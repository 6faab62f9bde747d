package dev.gavel.api.dispatch;

import dev.gavel.api.platform.kafka.KafkaPrepared;
import dev.gavel.message.Topics;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.context.event.EventListener;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.stereotype.Component;

/** Takes reports from Kafka, and acknowledges them once they are recorded. */
@Component
class JudgeReportListener {

	private static final String ID = "reports";

	private final ReadReports readReports;

	private final ReportRecorder recorder;

	private final ReportMetrics metrics;

	private final KafkaListenerEndpointRegistry listeners;

	JudgeReportListener(ReadReports readReports, ReportRecorder recorder, ReportMetrics metrics,
			KafkaListenerEndpointRegistry listeners) {
		this.readReports = readReports;
		this.recorder = recorder;
		this.metrics = metrics;
		this.listeners = listeners;
	}

	/**
	 * Waits for the topic: a consumer that does not find it looks again only minutes
	 * later.
	 */
	@EventListener(KafkaPrepared.class)
	void start() {
		Objects.requireNonNull(listeners.getListenerContainer(ID), "there is no listener " + ID).start();
	}

	@KafkaListener(id = ID, idIsGroup = false, topics = Topics.REPORTS, autoStartup = "false")
	void onReports(List<ConsumerRecord<byte[], byte[]>> records) {
		metrics.settled(records.size(), recorder.record(readReports.from(records)));
	}

}
