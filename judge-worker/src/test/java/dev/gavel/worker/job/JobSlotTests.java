package dev.gavel.worker.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockShareConsumer;
import org.apache.kafka.clients.consumer.ShareConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JobSlotTests {

	private final Stop stop = new Stop(Clock.systemUTC(), Duration.ZERO);

	private final AtomicInteger consumers = new AtomicInteger();

	@AfterEach
	void stop() {
		stop.request();
	}

	@Test
	void startsOverAfterAFailureOfAnyKind() throws Exception {
		JobSlot slot = new JobSlot("slot", this::brokenConsumer, null, null, null, new Cancellations(),
				new JobMetrics(new SimpleMeterRegistry()), null, stop);
		Thread thread = new Thread(slot);
		thread.start();
		await().untilAsserted(() -> assertThat(consumers).hasValueGreaterThan(1));
		assertThat(thread.isAlive()).isTrue();
		stop.request();
		thread.join();
	}

	private ShareConsumer<String, byte[]> brokenConsumer() {
		consumers.incrementAndGet();
		return new MockShareConsumer<>() {

			@Override
			public ConsumerRecords<String, byte[]> poll(Duration timeout) {
				throw new IllegalArgumentException("something nobody thought of");
			}

		};
	}

}
