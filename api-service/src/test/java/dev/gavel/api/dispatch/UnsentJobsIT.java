package dev.gavel.api.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gavel.api.ApiClient;
import dev.gavel.api.ApiTest;
import dev.gavel.api.Examples;
import dev.gavel.api.TestWorker;
import dev.gavel.api.access.Caller;
import dev.gavel.api.judgement.JudgementJobs;
import dev.gavel.api.judgement.JudgementState;
import dev.gavel.api.judgement.Sending.Confirmed;
import dev.gavel.api.judgement.Sending.Refused;
import dev.gavel.api.judgement.Sending.Unconfirmed;
import dev.gavel.api.judgement.Sending;
import dev.gavel.api.judgement.JudgementJobs.SentJob;
import dev.gavel.api.judgement.TracedJob;
import dev.gavel.api.platform.trace.Traces;
import dev.gavel.api.program.NewProgram;
import dev.gavel.api.program.Sources;
import dev.gavel.api.queue.Client;
import dev.gavel.api.queue.Queue;
import dev.gavel.api.submission.SubmissionView;
import dev.gavel.api.submission.Submissions;
import dev.gavel.message.JudgeJob;
import dev.gavel.message.Verdict;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@ApiTest
class UnsentJobsIT {

	private static final Caller TRUSTED = Caller.trusted("::1");

	private final ApiClient api;

	private final TestWorker worker;

	private final Submissions submissions;

	private final Queue queue;

	private final Sources sources;

	private final JudgementJobs queued;

	private final TransactionTemplate transaction;

	private final JdbcTemplate jdbc;

	private final EntityManager entities;

	private final KafkaTemplate<byte[], byte[]> kafka;

	private final Traces traces;

	@Autowired
	UnsentJobsIT(ApiClient api, TestWorker worker, Submissions submissions, Queue queue, Sources sources,
			JudgementJobs queued, PlatformTransactionManager transactions, JdbcTemplate jdbc, EntityManager entities,
			KafkaTemplate<byte[], byte[]> kafka, Traces traces) {
		this.api = api;
		this.worker = worker;
		this.submissions = submissions;
		this.queue = queue;
		this.sources = sources;
		this.queued = queued;
		this.transaction = new TransactionTemplate(transactions);
		this.jdbc = jdbc;
		this.entities = entities;
		this.kafka = kafka;
		this.traces = traces;
	}

	@Test
	void areSentAgainWhenAReplicaDiedBeforeItRecordedThatTheyWereSent() {
		UUID submission = api.submit(api.addQuestion());
		awaitPlace(submission);
		transaction.executeWithoutResult((status) -> jdbc.update(
				"update judgements set published_at = null, published_partition = null, published_offset = null, send_at = null where program_id = unhex(?)",
				submission.toString().replace("-", "")));
		List<JudgeJob> jobs = worker.jobs(submission, 2);
		assertThat(jobs).extracting(JudgeJob::attempt).containsOnly(1);
		worker.report(TestWorker.judged(jobs.get(1), Verdict.ACCEPTED));
		assertThat(api.get("/submissions/" + submission + "?wait=20s").json().get("verdict").stringValue())
			.isEqualTo("ACCEPTED");
	}

	@Test
	void nameTheirPlaceInKafkaWhileNoWorkerTakesThem() {
		UUID submission = api.submit(api.addQuestion());
		awaitPlace(submission);
		assertThat(worker.jobs(submission)).hasSize(1);
	}

	@Test
	void areReservedForTheReplicaThatQueuedThem() {
		long question = api.addQuestion();
		transaction.executeWithoutResult((status) -> {
			submit(question);
			assertThat(send((jobs) -> List.of())).isEmpty();
			status.setRollbackOnly();
		});
	}

	@Test
	void areToBeSentByAnyReplicaWhenKafkaHasNotConfirmedThem() {
		long question = api.addQuestion();
		transaction.executeWithoutResult((status) -> {
			SubmissionView view = submit(question);
			queued.settle(List.of(new SentJob(judgementOf(view), 1, new Unconfirmed("no broker"))));
			assertThat(send((jobs) -> List.of(new Unconfirmed("no broker")))).hasSize(1);
			status.setRollbackOnly();
		});
	}

	@Test
	void areSettledLaterWhileTheyAreLocked() {
		SubmissionView view = submit(api.addQuestion());
		awaitPlace(view.id());
		forgetPlace(view.id());
		UUID judgement = judgementOf(view);
		transaction.executeWithoutResult((status) -> {
			jdbc.queryForList("select id from judgements where id = uuid_to_bin(?) for update", judgement.toString());
			assertThat(CompletableFuture
				.runAsync(() -> queued.settle(List.of(new SentJob(judgement, 1, new Unconfirmed("no broker"))))))
				.succeedsWithin(Duration.ofSeconds(20));
		});
	}

	@Test
	void areNotSettledByWhatCameOfAnEarlierAttempt() {
		long question = api.addQuestion();
		transaction.executeWithoutResult((status) -> {
			SubmissionView view = submit(question);
			queued.settle(List.of(new SentJob(judgementOf(view), 0, new Confirmed(0, 7))));
			free(view);
			assertThat(send((jobs) -> List.of(new Unconfirmed("no broker")))).hasSize(1);
			status.setRollbackOnly();
		});
	}

	@Test
	void areLeftToTheTransactionThatHasLockedThem() {
		long question = api.addQuestion();
		transaction.executeWithoutResult((status) -> {
			free(submit(question));
			assertThat(CompletableFuture.supplyAsync(() -> transaction.execute((other) -> send((jobs) -> List.of()))))
				.succeedsWithin(Duration.ofSeconds(20))
				.isEqualTo(List.of());
			status.setRollbackOnly();
		});
	}

	@Test
	void stayUnsentUntilKafkaConfirms() {
		long question = api.addQuestion();
		transaction.executeWithoutResult((status) -> {
			SubmissionView view = submit(question);
			free(view);
			assertThat(send((jobs) -> List.of(new Unconfirmed("no broker")))).hasSize(1);
			assertThat(send((jobs) -> {
				assertThat(jobs).extracting((traced) -> traced.job().programId()).containsExactly(view.id());
				return List.of(new Unconfirmed("no broker"));
			})).hasSize(1);
			status.setRollbackOnly();
		});
	}

	@Test
	void endTheAttemptWhenKafkaRefusesThem() {
		long question = api.addQuestion();
		transaction.executeWithoutResult((status) -> {
			SubmissionView view = submit(question);
			free(view);
			send((jobs) -> List.of(new Refused("too large")));
			SubmissionView found = submissions.find(view.id(), TRUSTED);
			assertThat(found.attempt()).isEqualTo(2);
			assertThat(found.status()).isEqualTo(JudgementState.QUEUED);
			status.setRollbackOnly();
		});
	}

	/** Sends what is unsent to a Kafka with these answers. */
	private List<Sending> send(Function<List<TracedJob>, List<Sending>> answers) {
		return new UnsentJobs(queue, queued, sources, new JobSender(kafka, traces) {

			@Override
			List<Sending> send(List<TracedJob> jobs) {
				return answers.apply(jobs);
			}

		}).send();
	}

	private void awaitPlace(UUID submission) {
		await().atMost(Duration.ofSeconds(20))
			.until(() -> jdbc.queryForObject(
					"select published_offset is not null from judgements where program_id = uuid_to_bin(?)",
					Boolean.class, submission.toString()));
	}

	private void forgetPlace(UUID submission) {
		jdbc.update(
				"update judgements set published_at = null, published_partition = null, published_offset = null where program_id = uuid_to_bin(?)",
				submission.toString());
	}

	/** Makes the time pass for which it is reserved. */
	private void free(SubmissionView view) {
		entities.createQuery("update Judgement j set j.attempt.sendAt = null where j.programId = :id")
			.setParameter("id", view.id())
			.executeUpdate();
	}

	private UUID judgementOf(SubmissionView view) {
		return entities.createQuery("select j.id from Judgement j where j.programId = :id", UUID.class)
			.setParameter("id", view.id())
			.getSingleResult();
	}

	private SubmissionView submit(long question) {
		return submissions.submit(question, new NewProgram(Examples.SOLUTION, null, null, null),
				new Client(TRUSTED, "user:test", List.of()));
	}

}
