package dev.gavel.worker.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gavel.message.Cancellation;
import dev.gavel.message.JudgeJob;
import dev.gavel.message.MessageCodec;
import dev.gavel.message.Topics;
import dev.gavel.run.EnvironmentName;
import dev.gavel.run.Limits;
import dev.gavel.run.RunSpec;
import dev.gavel.worker.WorkerProperties;
import dev.gavel.worker.job.SlotPermits.Permit;
import dev.gavel.worker.judging.FakeSandbox;
import dev.gavel.worker.report.SentReports;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.AcknowledgeType;
import org.apache.kafka.clients.consumer.AcknowledgementCommitCallback;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockShareConsumer;
import org.apache.kafka.clients.consumer.ShareConsumer;
import org.apache.kafka.common.TopicIdPartition;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.NetworkException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.util.unit.DataSize;

class JobSlotTests {

	private static final JudgeJob JOB = new JudgeJob(UUID.randomUUID(), UUID.randomUUID(), 1,
			new RunSpec(RunSpec.PYTHON, EnvironmentName.DEFAULT, new Limits(1000, 1 << 28), "0".repeat(64)), "");

	private static final WorkerProperties WORKER = new WorkerProperties("w", URI.create("http://localhost"), "t", 1,
			DataSize.ofKilobytes(1), Path.of("/tmp"), Duration.ZERO, Duration.ZERO);

	private final Cancellations cancellations = new Cancellations();

	private final SlotPermits permits = new SlotPermits(WORKER);

	private final Stop stop = new Stop(Clock.systemUTC(), Duration.ZERO);

	private final AtomicInteger consumers = new AtomicInteger();

	@AfterEach
	void stop() {
		stop.request();
	}

	@Test
	void startsOverAfterAFailureOfAnyKind() throws Exception {
		assertStartsOver(this::brokenConsumer);
	}

	@Test
	void startsOverWhenKafkaDidNotLearnHowAJobEnded() throws Exception {
		cancellations.onCancellation(record(MessageCodec.encode(new Cancellation(JOB.judgementId()))));
		assertStartsOver(this::consumerThatKeepsItsJob);
	}

	@Test
	void acknowledgesItsLastJobWhileAnotherRunsAlone() throws Exception {
		try (Permit alone = permits.alone().orElseThrow()) {
			AtomicBoolean acknowledged = new AtomicBoolean();
			Thread thread = start(() -> new MockShareConsumer<>() {

				@Override
				public void commitAsync() {
					acknowledged.set(true);
				}

			});
			// For the permit.
			await().until(() -> thread.getState() == Thread.State.TIMED_WAITING);
			assertThat(acknowledged).isTrue();
			stop.request();
			thread.join();
		}
	}

	@Test
	@ExtendWith(OutputCaptureExtension.class)
	void warnsOfALostAcknowledgement(CapturedOutput log) throws Exception {
		Thread thread = start(() -> new MockShareConsumer<>() {

			private AcknowledgementCommitCallback callback;

			@Override
			public void setAcknowledgementCommitCallback(AcknowledgementCommitCallback callback) {
				this.callback = callback;
			}

			@Override
			public ConsumerRecords<String, byte[]> poll(Duration timeout) {
				Map<TopicIdPartition, Set<Long>> jobs = Map
					.of(new TopicIdPartition(Uuid.ZERO_UUID, new TopicPartition(Topics.JOBS, 0)), Set.of(7L));
				callback.onComplete(jobs, null);
				callback.onComplete(jobs, new NetworkException("a new session"));
				stop.request();
				return ConsumerRecords.empty();
			}

		});
		thread.join();
		assertThat(log).containsOnlyOnce("so it may be judged again").contains("jobs-0=[7]", "a new session");
	}

	private void assertStartsOver(Supplier<ShareConsumer<String, byte[]>> supplier) throws InterruptedException {
		Thread thread = start(supplier);
		await().untilAsserted(() -> assertThat(consumers).hasValueGreaterThan(1));
		assertThat(thread.isAlive()).isTrue();
		stop.request();
		thread.join();
	}

	private Thread start(Supplier<ShareConsumer<String, byte[]>> supplier) {
		SentReports reports = new SentReports();
		JobHandler handler = new JobHandler(new Deliveries(WORKER, ObservationRegistry.NOOP), permits, (hash) -> {
			throw new IllegalStateException("the suite was asked for");
		}, new FakeSandbox().judge(3), reports.sender(), new WorkerFitness(), WORKER);
		JobSlot slot = new JobSlot("slot", supplier, handler, new Parker(reports.kafka()), cancellations,
				new JobMetrics(new SimpleMeterRegistry()), new JobTraces(Tracer.NOOP, Propagator.NOOP, WORKER), permits,
				stop);
		Thread thread = new Thread(slot);
		thread.start();
		return thread;
	}

	private ShareConsumer<String, byte[]> consumerThatKeepsItsJob() {
		consumers.incrementAndGet();
		return new MockShareConsumer<>() {

			private boolean given;

			@Override
			public ConsumerRecords<String, byte[]> poll(Duration timeout) {
				if (given) {
					return ConsumerRecords.empty();
				}
				this.given = true;
				return new ConsumerRecords<>(
						Map.of(new TopicPartition(Topics.JOBS, 0), List.of(record(MessageCodec.encode(JOB)))),
						Map.of());
			}

			@Override
			public void acknowledge(ConsumerRecord<String, byte[]> record, AcknowledgeType type) {
				throw new IllegalStateException("The record cannot be acknowledged.");
			}

		};
	}

	private static ConsumerRecord<String, byte[]> record(byte[] message) {
		return new ConsumerRecord<>(Topics.JOBS, 0, 7, null, message);
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
