package dev.gavel.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gavel.api.judgement.Judgements;
import dev.gavel.api.worker.KnownEnvironments;
import dev.gavel.api.worker.Workers;
import dev.gavel.message.JudgeJob;
import dev.gavel.message.JudgeReport;
import dev.gavel.message.JudgeReport.Judged;
import dev.gavel.message.JudgedIn;
import dev.gavel.message.MessageCodec;
import dev.gavel.message.OfferedEnvironment;
import dev.gavel.message.Parking;
import dev.gavel.message.ProgramError;
import dev.gavel.message.TestReport;
import dev.gavel.message.Topics;
import dev.gavel.message.Verdict;
import dev.gavel.message.WorkerNews;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.core.env.Environment;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads jobs and sends the reports that a test wants. */
@TestComponent
public class TestWorker implements AutoCloseable {

	private final KafkaProducer<byte[], byte[]> producer;

	private final KafkaConsumer<byte[], byte[]> consumer;

	private final List<JudgeJob> jobs = new ArrayList<>();

	private final Judgements judgements;

	private final TransactionTemplate transaction;

	private final Workers workers;

	private final KnownEnvironments known;

	TestWorker(Environment environment, Judgements judgements, TransactionTemplate transaction, Workers workers,
			KnownEnvironments known) {
		this.workers = workers;
		this.known = known;
		this.judgements = judgements;
		this.transaction = transaction;
		Map<String, Object> settings = Map.of("bootstrap.servers",
				environment.getRequiredProperty("spring.kafka.bootstrap-servers"));
		this.producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
		this.consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
		consumer.assign(List.of(new TopicPartition(Topics.JOBS, 0)));
		consumer.seekToBeginning(consumer.assignment());
	}

	/** Waits for the job of an attempt. */
	public JudgeJob job(UUID programId, int attempt) {
		return await().atMost(Duration.ofSeconds(20))
			.pollInterval(Duration.ofMillis(10))
			.until(() -> jobs(programId).stream().filter((job) -> job.attempt() == attempt).toList(),
					(found) -> !found.isEmpty())
			.get(0);
	}

	/** Waits for a job of a program whose id is not known yet. */
	public JudgeJob job(Predicate<JudgeJob> isMeant) {
		return await().atMost(Duration.ofSeconds(20))
			.pollInterval(Duration.ofMillis(10))
			.until(() -> jobs(isMeant), (found) -> !found.isEmpty())
			.get(0);
	}

	/**
	 * Does what tries code of an author, and reports that it can be run.
	 */
	public <T> T loading(String code, Supplier<T> action) {
		return loading(code, null, action);
	}

	/**
	 * Does what tries code of an author, and reports that it can be run, or why not.
	 */
	public <T> T loading(String code, @Nullable ProgramError error, Supplier<T> action) {
		return answering(
				(job) -> job.source().equals(code), (job) -> new Judged(job.judgementId(), 1,
						(error != null) ? Verdict.INTERNAL_ERROR : Verdict.ACCEPTED, error, List.of(), judgedIn()),
				action);
	}

	/**
	 * Does what has the code in tests compiled.
	 * @param faults of those that do not compile, each in a line with its place
	 */
	public <T> T compiling(String faults, Supplier<T> action) {
		return answering((job) -> job.source().contains("re.compile"), (job) -> {
			TestReport report = new TestReport(0, 1, faults.isEmpty() ? Verdict.ACCEPTED : Verdict.WRONG_ANSWER, 1, 1,
					1, null, null, null, "", "", faults.isEmpty() ? 1.0 : 0.0, faults, null, null);
			return new Judged(job.judgementId(), 1, report.verdict(), null, List.of(report), judgedIn());
		}, action);
	}

	/** Does what has code run, and sends the report on that. */
	public <T> T answering(Predicate<JudgeJob> isMeant, Function<JudgeJob, JudgeReport> report, Supplier<T> action) {
		Set<JudgeJob> former = Set.copyOf(jobs(isMeant));
		CompletableFuture<T> done = CompletableFuture.supplyAsync(action);
		report(report.apply(job((job) -> isMeant.test(job) && !former.contains(job))));
		return done.join();
	}

	/** Waits for a number of jobs, of any judgement and attempt. */
	public List<JudgeJob> jobs(UUID programId, int count) {
		return await().atMost(Duration.ofSeconds(20))
			.pollInterval(Duration.ofMillis(10))
			.until(() -> jobs(programId), (found) -> found.size() >= count);
	}

	/** Returns the jobs that were sent so far. */
	public List<JudgeJob> jobs(UUID programId) {
		return jobs((job) -> job.programId().equals(programId));
	}

	private synchronized List<JudgeJob> jobs(Predicate<JudgeJob> isMeant) {
		for (ConsumerRecord<byte[], byte[]> message : consumer.poll(Duration.ofMillis(50))) {
			jobs.add(MessageCodec.decodeJob(message.value()));
		}
		return jobs.stream().filter(isMeant).toList();
	}

	/** Records a report at once, without Kafka. */
	public void record(Judged report) {
		transaction.executeWithoutResult((status) -> judgements.record(List.of(report)));
	}

	public void report(JudgeReport report) {
		send(topic(report.judgementId()), report.judgementId().toString(), MessageCodec.encode(report));
	}

	private synchronized String topic(UUID judgementId) {
		return jobs.stream()
			.filter((job) -> job.judgementId().equals(judgementId))
			.map(JudgeJob::reportTopic)
			.findAny()
			.orElse(Topics.REPORTS);
	}

	/** Sends as a worker whose clock shows that time. */
	public void report(JudgeReport report, Instant at) {
		assertThat(producer.send(new ProducerRecord<>(Topics.REPORTS, null, at.toEpochMilli(),
				report.judgementId().toString().getBytes(StandardCharsets.UTF_8), MessageCodec.encode(report))))
			.succeedsWithin(Duration.ofSeconds(10));
	}

	/** Sends any bytes. */
	public void send(UUID key, byte[] message) {
		send(Topics.REPORTS, key.toString(), message);
	}

	public void tell(WorkerNews news) {
		send(Topics.WORKERS, news.place().workerId(), MessageCodec.encode(news));
	}

	/** Announces a worker for these environments, and waits until the API knows of it. */
	public void offer(String... names) {
		JudgedIn place = new JudgedIn("offering", "runc 1.1.5", "cgroup-v2", "sha256:0", "3.13.5", "1");
		List<OfferedEnvironment> environments = Arrays.stream(names)
			.map((name) -> new OfferedEnvironment(name, "3.13.5", "sha256:0", null))
			.toList();
		tell(new WorkerNews("node-1", Instant.now(), WorkerNews.State.WORKING, null, 0, 0, 1, place, environments));
		await().atMost(Duration.ofSeconds(20))
			.until(() -> Arrays.stream(names).allMatch((name) -> workers.offer(name) && known.names().contains(name)));
	}

	/** Parks a message that a worker could not read. */
	public void park(String topic, int partition, long offset, byte[] message, String reason) {
		ProducerRecord<byte[], byte[]> parked = new ProducerRecord<>(Topics.PARKED, message);
		Map.of(Parking.TOPIC, topic, Parking.PARTITION, partition, Parking.OFFSET, offset, Parking.REASON, reason)
			.forEach((name, value) -> parked.headers()
				.add(name, String.valueOf(value).getBytes(StandardCharsets.UTF_8)));
		assertThat(producer.send(parked)).succeedsWithin(Duration.ofSeconds(10));
	}

	private void send(String topic, String key, byte[] message) {
		assertThat(producer.send(new ProducerRecord<>(topic, key.getBytes(StandardCharsets.UTF_8), message)))
			.succeedsWithin(Duration.ofSeconds(10));
	}

	/** One test, passed or not. */
	public static Judged judged(JudgeJob job, Verdict verdict) {
		TestReport test = new TestReport(1, 1, verdict, 1940, 2500, 13_312_000, "2", null, null, "", "");
		return new Judged(job.judgementId(), job.attempt(), verdict, null, List.of(test), judgedIn());
	}

	public static JudgedIn judgedIn() {
		return new JudgedIn("worker-1", "runc 1.1.5", "cgroup-v2", "sha256:0", "3.13.5", "1");
	}

	@Override
	public void close() {
		consumer.close();
		producer.close();
	}

}
