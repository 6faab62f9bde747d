package dev.gavel.api.dispatch;

import dev.gavel.api.judgement.JudgementReleased;
import dev.gavel.api.platform.kafka.KafkaPrepared;
import dev.gavel.api.queue.Queue;
import dev.gavel.message.Topics;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.context.event.EventListener;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.listener.MessageListenerContainer;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Takes reports that may be gathered, those of a tenth of a second together, because a
 * transaction for several costs little more than one for a single report.
 */
@Component
class GatheredReportListener {

	static final String GROUP = "${spring.kafka.consumer.group-id}-gathered";

	private static final String ID = "gathered-reports";

	private static final Duration QUIET = Duration.ofMinutes(1);

	private final JudgeReportListener reports;

	private final Queue queue;

	private final KafkaListenerEndpointRegistry listeners;

	private final Clock clock;

	private volatile Instant lastWanted;

	GatheredReportListener(JudgeReportListener reports, Queue queue, KafkaListenerEndpointRegistry listeners,
			Clock clock) {
		this.reports = reports;
		this.queue = queue;
		this.listeners = listeners;
		this.clock = clock;
		this.lastWanted = clock.instant();
	}

	@EventListener(KafkaPrepared.class)
	void start() {
		container().start();
	}

	/** Takes them in the order in which Kafka got them; they come by partition. */
	@KafkaListener(id = ID, idIsGroup = false, groupId = GROUP, topics = Topics.GATHERED_REPORTS, autoStartup = "false",
			properties = { "fetch.max.wait.ms=100", "fetch.min.bytes=65536" })
	void onReports(List<ConsumerRecord<byte[], byte[]>> records) {
		lastWanted = clock.instant();
		reports.onReports(records.stream().sorted(Comparator.comparingLong(ConsumerRecord::timestamp)).toList());
	}

	@TransactionalEventListener
	void onReleased(JudgementReleased event) {
		look(true);
	}

	@Scheduled(fixedDelay = 1000)
	void look() {
		look(!queue.depth().isEmpty());
	}

	/**
	 * Does not ask Kafka while no report is expected for long. Another replica may have
	 * released jobs that are counted here some seconds later.
	 */
	void look(boolean wanted) {
		if (wanted) {
			lastWanted = clock.instant();
			container().resume();
		}
		else if (lastWanted.plus(QUIET).isBefore(clock.instant())) {
			container().pause();
		}
	}

	private MessageListenerContainer container() {
		return Objects.requireNonNull(listeners.getListenerContainer(ID), "there is no listener " + ID);
	}

}
