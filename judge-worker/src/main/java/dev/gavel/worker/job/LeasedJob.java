package dev.gavel.worker.job;

import java.time.Duration;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.AcknowledgeType;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ShareConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A job that Kafka has locked for this slot. The lock must be renewed while the job is
 * judged. Judging continues even if the lock is lost or Kafka is away: the first report
 * counts.
 */
final class LeasedJob {

	private static final Logger logger = LoggerFactory.getLogger(LeasedJob.class);

	/** Often enough that one renewal may be late. */
	private static final int RENEWALS_PER_LOCK = 3;

	private static final int USUAL_LOCK_MILLIS = 30_000;

	private static final Duration COMMIT_TIMEOUT = Duration.ofSeconds(5);

	private final ShareConsumer<String, byte[]> consumer;

	private final ConsumerRecord<String, byte[]> record;

	private final Duration renewal;

	private long renewedNanos = System.nanoTime();

	private boolean renewing;

	LeasedJob(ShareConsumer<String, byte[]> consumer, ConsumerRecord<String, byte[]> record) {
		this.consumer = consumer;
		this.record = record;
		this.renewal = Duration
			.ofMillis(consumer.acquisitionLockTimeoutMs().orElse(USUAL_LOCK_MILLIS) / RENEWALS_PER_LOCK);
	}

	boolean renewWhenDue() {
		if (System.nanoTime() - renewedNanos < renewal.toNanos()) {
			return false;
		}
		renewedNanos = System.nanoTime();
		renew();
		return true;
	}

	void renew() {
		try {
			finishRenewal();
			consumer.acknowledge(record, AcknowledgeType.RENEW);
			this.renewing = true;
			commit();
			finishRenewal();
		}
		catch (KafkaException | IllegalStateException ex) {
			logger.warn("The lock of the job at {} could not be renewed: {}", place(), ex.toString());
		}
	}

	/**
	 * Acknowledges the job. An accepted job is acknowledged with the request for the next
	 * one, which must follow soon, and others at once.
	 * @return whether that worked; if not, the consumer may never return another job
	 */
	boolean acknowledge(AcknowledgeType type) {
		try {
			finishRenewal();
			consumer.acknowledge(record, type);
			if (type != AcknowledgeType.ACCEPT) {
				commit();
			}
			return true;
		}
		catch (KafkaException | IllegalStateException ex) {
			logger.warn(
					"The acknowledgement {} of the job at {} did not reach Kafka, so the job may be judged again: {}",
					type, place(), ex.toString());
			return false;
		}
	}

	/**
	 * Polls the renewed record again, because acknowledging it without that poll is an
	 * error.
	 */
	private void finishRenewal() {
		if (renewing) {
			evenIfWokenUp(() -> consumer.poll(Duration.ZERO));
			this.renewing = false;
		}
	}

	/** The slot is told of acknowledgements that are lost. */
	private void commit() {
		evenIfWokenUp(() -> consumer.commitSync(COMMIT_TIMEOUT));
	}

	/**
	 * Repeats the call after a wake-up, which was meant for an idle poll and came too
	 * late.
	 */
	private static <T> T evenIfWokenUp(Supplier<T> call) {
		try {
			return call.get();
		}
		catch (WakeupException ex) {
			return call.get();
		}
	}

	private String place() {
		return "%s-%d@%d".formatted(record.topic(), record.partition(), record.offset());
	}

}
