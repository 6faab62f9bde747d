package dev.gavel.worker.job;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gavel.message.Cancellation;
import dev.gavel.message.JudgeJob;
import dev.gavel.message.JudgeReport.Judged;
import dev.gavel.message.JudgeReport.JudgingFailed;
import dev.gavel.message.JudgeReport.Progress;
import dev.gavel.message.JudgeReport.Started;
import dev.gavel.message.JudgeReport;
import dev.gavel.message.MessageCodec;
import dev.gavel.message.Parking;
import dev.gavel.message.TestSuite.SuiteTest;
import dev.gavel.worker.ListedSuite;
import dev.gavel.message.Topics;
import dev.gavel.message.Verdict;
import dev.gavel.message.WorkerNews;
import dev.gavel.run.EnvironmentName;
import dev.gavel.run.Limits;
import dev.gavel.run.RunSpec;
import dev.gavel.signature.Parameter;
import dev.gavel.signature.Signature;
import dev.gavel.signature.ValueType;
import dev.gavel.value.Value.IntValue;
import dev.gavel.worker.WorkerEnvironment;
import dev.gavel.worker.WorkerTest;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListShareGroupOffsetsSpec;
import org.apache.kafka.clients.admin.SharePartitionOffsetInfo;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.kafka.core.KafkaTemplate;

/** A worker between Kafka and its sandbox. */
@WorkerTest
class JobSlotsIT {

	private static final String DOUBLE = "def double(n):\n    return 2 * n\n";

	private static final String BUSY_FOR_EIGHT_SECONDS = """
			import time
			def double(n):
			    while time.process_time() < 8:
			        pass
			    return 2 * n
			""";

	@Autowired
	private KafkaTemplate<String, byte[]> kafka;

	@Autowired
	private MeterRegistry metrics;

	@Value("${spring.kafka.bootstrap-servers}")
	private String bootstrapServers;

	@Test
	void reportsTheVerdictAndThenLetsGoOfTheJob() {
		JudgeJob job = publish(job(DOUBLE, suiteHash()));
		List<JudgeReport> reports = reportsUntilTheLast(job);
		Judged judged = (Judged) reports.get(reports.size() - 1);
		assertThat(judged.verdict()).isEqualTo(Verdict.ACCEPTED);
		assertThat(judged.tests()).singleElement().satisfies((test) -> assertThat(test.output()).isEqualTo("42"));
		assertThat(judged.judgedIn().workerId()).isEqualTo("test-worker");
		await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(jobsInKafka()).isZero());
	}

	@Test
	void tellsThatItIsThere() {
		try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(Map.of("bootstrap.servers", bootstrapServers),
				new StringDeserializer(), new ByteArrayDeserializer())) {
			consumer.assign(List.of(new TopicPartition(Topics.WORKERS, 0)));
			consumer.seekToBeginning(consumer.assignment());
			await().atMost(Duration.ofSeconds(20))
				.pollInSameThread()
				.until(() -> consumer.poll(Duration.ofMillis(500)), (found) -> !found.isEmpty())
				.forEach((message) -> {
					WorkerNews news = MessageCodec.decodeNews(message.value());
					assertThat(news.state()).isEqualTo(WorkerNews.State.WORKING);
					assertThat(news.slots()).isEqualTo(2);
					assertThat(news.place().workerId()).isEqualTo("test-worker");
					assertThat(news.place().pythonVersion()).startsWith("3.");
				});
		}
	}

	@Test
	void stopsWhatIsCancelledAndDoesNotBeginWhatWas() {
		double cancelled = metrics.counter("gavel.jobs.cancelled").count();
		JudgeJob running = publish(job(BUSY_FOR_EIGHT_SECONDS, suiteHash()));
		await().atMost(Duration.ofSeconds(20)).until(() -> !reports(running).isEmpty());
		cancel(running);
		JudgeJob waiting = job(DOUBLE, suiteHash());
		cancel(waiting);
		await().atMost(Duration.ofSeconds(20))
			.until(() -> metrics.counter("gavel.jobs.cancelled").count() == cancelled + 1);
		publish(waiting);
		await().atMost(Duration.ofSeconds(20))
			.until(() -> metrics.counter("gavel.jobs.cancelled").count() == cancelled + 2);
		IntStream.range(0, 4)
			.mapToObj((i) -> publish(job(DOUBLE, suiteHash())))
			.forEach((job) -> assertThat(reportsUntilTheLast(job)).last().isInstanceOf(Judged.class));
		assertThat(reports(waiting)).isEmpty();
		assertThat(reports(running)).noneMatch(Judged.class::isInstance);
	}

	private void cancel(JudgeJob job) {
		assertThat(kafka.send(Topics.CANCELLATIONS, MessageCodec.encode(new Cancellation(job.judgementId()))))
			.succeedsWithin(Duration.ofSeconds(10));
	}

	@Test
	void judgesAsManyJobsAsItGets() {
		String suiteHash = suiteHash();
		List<JudgeJob> jobs = IntStream.range(0, 20).mapToObj((i) -> publish(job(DOUBLE, suiteHash))).toList();
		assertThat(jobs).allSatisfy((job) -> assertThat(reportsUntilTheLast(job)).last().isInstanceOf(Judged.class));
	}

	@Test
	void helpsALongJobInAnIdleSlotUntilAnotherJobComes() {
		Counter helped = metrics.counter("gavel.submissions.helped");
		double before = helped.count();
		JudgeJob running = publish(
				job("import time\n" + DOUBLE.replace("return", "time.sleep(0.05); return"), suiteHash(200)));
		await().atMost(Duration.ofSeconds(20)).until(() -> helped.count() > before);
		assertThat(reportsUntilTheLast(publish(job(DOUBLE, suiteHash())))).last().isInstanceOf(Judged.class);
		assertThat(reports(running)).noneMatch(Judged.class::isInstance);
		List<JudgeReport> reports = reportsUntilTheLast(running);
		Judged judged = (Judged) reports.get(reports.size() - 1);
		assertThat(judged.verdict()).isEqualTo(Verdict.ACCEPTED);
		assertThat(judged.tests()).hasSize(200);
	}

	@Test
	void countsSubmissionsThatForkTheirTestsAfterAll() {
		FunctionCounter forked = metrics.get("gavel.sandbox.fallbacks").tag("reason", "traces").functionCounter();
		double before = forked.count();
		String source = "import threading\n" + DOUBLE.replace("return", "threading.Thread(target=int).start(); return");
		assertThat(reportsUntilTheLast(publish(job(source, suiteHash(8))))).last()
			.isInstanceOfSatisfying(Judged.class, (judged) -> assertThat(judged.verdict()).isEqualTo(Verdict.ACCEPTED));
		await().until(() -> forked.count() == before + 1);
	}

	@Test
	void keepsTheLockOfAJobThatOutlastsIt() {
		JudgeJob job = publish(job(BUSY_FOR_EIGHT_SECONDS, suiteHash()));
		List<JudgeReport> reports = reportsUntilTheLast(job);
		assertThat(reports).filteredOn(Started.class::isInstance)
			.containsExactly(new Started(job.judgementId(), 1, "test-worker"));
		assertThat(reports).hasAtLeastOneElementOfType(Progress.class);
		assertThat(((Judged) reports.get(reports.size() - 1)).verdict()).isEqualTo(Verdict.ACCEPTED);
	}

	@Test
	void reportsAFailureOfItsOwnAsSuch() {
		JudgeJob job = publish(job(DOUBLE, "0".repeat(64)));
		assertThat(reportsUntilTheLast(job)).last()
			.isInstanceOfSatisfying(JudgingFailed.class,
					(failed) -> assertThat(failed.reason()).contains("test suite").contains("404"));
	}

	@Test
	void leavesAJobToOthersForAWhileWhenItLacksTheEnvironment() {
		JudgeJob job = publish(job(DOUBLE, suiteHash(), "missing"));
		List<JudgeReport> reports = reportsUntilTheLast(job);
		assertThat(reports).last()
			.isInstanceOfSatisfying(JudgingFailed.class, (failed) -> assertThat(failed.reason())
				.contains("worker test-worker: expected environment missing, found only [default]"));
	}

	/**
	 * A job that is cancelled, one that fails, one that nobody can read, and some that
	 * are judged.
	 */
	@Test
	void countsEachJobOnceWhateverBecomesOfIt() {
		await().until(() -> metrics.get("gavel.slots.busy").gauge().value() == 0);
		double received = counted("received");
		double ended = ended();
		JudgeJob running = publish(job(BUSY_FOR_EIGHT_SECONDS, suiteHash()));
		await().atMost(Duration.ofSeconds(20)).until(() -> !reports(running).isEmpty());
		cancel(running);
		reportsUntilTheLast(publish(job(DOUBLE, "0".repeat(64))));
		kafka.send(Topics.JOBS, "no job".getBytes(UTF_8)).join();
		String suiteHash = suiteHash();
		IntStream.range(0, 5)
			.mapToObj((i) -> publish(job(DOUBLE, suiteHash)))
			.toList()
			.forEach(this::reportsUntilTheLast);
		await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
			assertThat(metrics.get("gavel.slots.busy").gauge().value()).isZero();
			assertThat(counted("received") - received).isEqualTo(8).isEqualTo(ended() - ended);
		});
	}

	private double ended() {
		return counted("judged") + counted("failed") + counted("cancelled") + counted("released")
				+ counted("unreadable");
	}

	private double counted(String what) {
		return metrics.find("gavel.jobs." + what).counters().stream().mapToDouble(Counter::count).sum();
	}

	@Test
	void parksAJobItCannotRead() {
		double before = unreadableJobs();
		kafka.send(Topics.JOBS, "no job".getBytes(UTF_8)).join();
		JudgeJob job = publish(job(DOUBLE, suiteHash()));
		assertThat(reportsUntilTheLast(job)).last().isInstanceOf(Judged.class);
		await().untilAsserted(() -> assertThat(unreadableJobs()).isEqualTo(before + 1));
		assertThat(parked()).anySatisfy((message) -> {
			assertThat(message.value()).asString(UTF_8).isEqualTo("no job");
			assertThat(message.headers().lastHeader(Parking.TOPIC).value()).asString(UTF_8).isEqualTo(Topics.JOBS);
			assertThat(message.headers().lastHeader(Parking.REASON).value()).asString(UTF_8).contains("not a JudgeJob");
		});
	}

	private List<ConsumerRecord<String, byte[]>> parked() {
		TopicPartition partition = new TopicPartition(Topics.PARKED, 0);
		try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(Map.of("bootstrap.servers", bootstrapServers),
				new StringDeserializer(), new ByteArrayDeserializer())) {
			consumer.assign(List.of(partition));
			consumer.seekToBeginning(List.of(partition));
			return await().atMost(Duration.ofSeconds(20))
				.pollInSameThread()
				.until(() -> consumer.poll(Duration.ofMillis(500)).records(partition), (found) -> !found.isEmpty());
		}
	}

	private double unreadableJobs() {
		return metrics.counter("gavel.jobs.unreadable").count();
	}

	private static String suiteHash() {
		return suiteHash(1);
	}

	private static String suiteHash(int tests) {
		Signature signature = new Signature("double", List.of(new Parameter("n", ValueType.parse("int"))),
				ValueType.parse("int"));
		return WorkerEnvironment.serve(new ListedSuite(signature,
				Collections.nCopies(tests, new SuiteTest(1, List.of(IntValue.of(21)), IntValue.of(42)))));
	}

	private static JudgeJob job(String source, String suiteHash) {
		return job(source, suiteHash, EnvironmentName.DEFAULT);
	}

	private static JudgeJob job(String source, String suiteHash, String environment) {
		return new JudgeJob(UUID.randomUUID(), UUID.randomUUID(), 1,
				new RunSpec(RunSpec.PYTHON, environment, new Limits(15_000, 256L * 1024 * 1024), suiteHash), source);
	}

	private JudgeJob publish(JudgeJob job) {
		kafka.send(Topics.JOBS, MessageCodec.encode(job)).join();
		return job;
	}

	/** Returns the reports that were sent so far. */
	private List<JudgeReport> reports(JudgeJob job) {
		TopicPartition partition = new TopicPartition(Topics.REPORTS, 0);
		try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(Map.of("bootstrap.servers", bootstrapServers),
				new StringDeserializer(), new ByteArrayDeserializer())) {
			consumer.assign(List.of(partition));
			long end = consumer.endOffsets(List.of(partition)).get(partition);
			consumer.seekToBeginning(List.of(partition));
			List<JudgeReport> reports = new ArrayList<>();
			while (consumer.position(partition) < end) {
				consumer.poll(Duration.ofMillis(200))
					.forEach((record) -> reports.add(MessageCodec.decodeReport(record.value())));
			}
			return reports.stream().filter((report) -> report.judgementId().equals(job.judgementId())).toList();
		}
	}

	private List<JudgeReport> reportsUntilTheLast(JudgeJob job) {
		List<JudgeReport> reports = new ArrayList<>();
		TopicPartition partition = new TopicPartition(Topics.REPORTS, 0);
		try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(Map.of("bootstrap.servers", bootstrapServers),
				new StringDeserializer(), new ByteArrayDeserializer())) {
			consumer.assign(List.of(partition));
			consumer.seekToBeginning(List.of(partition));
			await().atMost(Duration.ofSeconds(60)).until(() -> {
				consumer.poll(Duration.ofMillis(200))
					.forEach((record) -> reports.add(MessageCodec.decodeReport(record.value())));
				reports.removeIf((report) -> !report.judgementId().equals(job.judgementId()));
				return reports.stream()
					.anyMatch((report) -> report instanceof Judged || report instanceof JudgingFailed);
			});
		}
		return reports;
	}

	private long jobsInKafka() throws Exception {
		try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
			SharePartitionOffsetInfo offsets = admin
				.listShareGroupOffsets(Map.of(Topics.WORKERS_GROUP, new ListShareGroupOffsetsSpec()))
				.partitionsToOffsetInfo(Topics.WORKERS_GROUP)
				.get()
				.get(new TopicPartition(Topics.JOBS, 0));
			return offsets.lag().orElse(0L);
		}
	}

}
