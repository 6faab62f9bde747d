package dev.gavel.worker.job;

import java.time.Duration;
import org.apache.kafka.clients.consumer.AcknowledgeType;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ShareConsumer;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A job that Kafka has locked for this slot, and whose lock has to be renewed while it is
 * judged.
 */
final class HeldJob {

	private static final Logger log = LoggerFactory.getLogger(HeldJob.class);

	/** Often enough to survive that one renewal is late. */
	private static final int RENEWALS_PER_LOCK = 3;

	private static final int USUAL_LOCK_MILLIS = 30_000;

	private final ShareConsumer<String, byte[]> consumer;

	private final ConsumerRecord<String, byte[]> record;

	private final Duration renewal;

	private long renewedNanos = System.nanoTime();

	HeldJob(ShareConsumer<String, byte[]> consumer, ConsumerRecord<String, byte[]> record) {
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

	/**
	 * The record comes back from the poll; to acknowledge it again without that poll is
	 * an error. When the lock is lost or Kafka away, judging goes on all the same: the
	 * report that comes first counts.
	 */
	private void renew() {
		try {
			consumer.acknowledge(record, AcknowledgeType.RENEW);
			consumer.commitSync();
			consumer.poll(Duration.ZERO);
		}
		catch (KafkaException | IllegalStateException ex) {
			log.warn("The lock of the job at {}-{}@{} could not be renewed: {}", record.topic(), record.partition(),
					record.offset(), ex.toString());
		}
	}

}
