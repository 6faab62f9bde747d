package dev.gavel.worker.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.AcknowledgeType;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockShareConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicIdPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.junit.jupiter.api.Test;

class LeasedJobTests {

	private final FakeConsumer consumer = new FakeConsumer();

	private final LeasedJob leased = new LeasedJob(consumer, new ConsumerRecord<>("jobs", 0, 7, "key", new byte[0]));

	@Test
	void letsGoOfAJobWhoseSlotWasToldToStop() {
		consumer.wakeup();
		leased.renew();
		assertThat(leased.acknowledge(AcknowledgeType.RELEASE)).isTrue();
		assertThat(consumer.committed).containsExactly(AcknowledgeType.RENEW, AcknowledgeType.RELEASE);
	}

	@Test
	void leavesAnAcceptedJobToTheRequestForTheNextOne() {
		assertThat(leased.acknowledge(AcknowledgeType.ACCEPT)).isTrue();
		assertThat(consumer.committed).isEmpty();
		assertThat(consumer.acknowledged).containsExactly(AcknowledgeType.ACCEPT);
	}

	@Test
	void finishesARenewalThatKafkaInterrupted() {
		consumer.pollsThatFail = 1;
		leased.renew();
		assertThat(leased.acknowledge(AcknowledgeType.ACCEPT)).isTrue();
		assertThat(consumer.committed).containsExactly(AcknowledgeType.RENEW);
		assertThat(consumer.acknowledged).containsExactly(AcknowledgeType.ACCEPT);
	}

	@Test
	void tellsThatKafkaStillHasItsJob() {
		consumer.pollsThatFail = 2;
		leased.renew();
		assertThat(leased.acknowledge(AcknowledgeType.ACCEPT)).isFalse();
	}

	/** As strict as the real one: a renewed record must be polled again. */
	private static final class FakeConsumer extends MockShareConsumer<String, byte[]> {

		private final List<AcknowledgeType> acknowledged = new ArrayList<>();

		private final List<AcknowledgeType> committed = new ArrayList<>();

		private boolean leased = true;

		private boolean wokenUp;

		private int pollsThatFail;

		@Override
		public ConsumerRecords<String, byte[]> poll(Duration timeout) {
			throwIfWokenUp();
			if (pollsThatFail-- > 0) {
				throw new KafkaException("no broker");
			}
			this.leased = true;
			return ConsumerRecords.empty();
		}

		@Override
		public void acknowledge(ConsumerRecord<String, byte[]> record, AcknowledgeType type) {
			if (!leased) {
				throw new IllegalStateException("The record cannot be acknowledged.");
			}
			this.leased = false;
			acknowledged.add(type);
		}

		@Override
		public Map<TopicIdPartition, Optional<KafkaException>> commitSync(Duration timeout) {
			throwIfWokenUp();
			committed.addAll(acknowledged);
			acknowledged.clear();
			return Map.of();
		}

		@Override
		public void wakeup() {
			this.wokenUp = true;
		}

		private void throwIfWokenUp() {
			if (wokenUp) {
				this.wokenUp = false;
				throw new WakeupException();
			}
		}

	}

}
