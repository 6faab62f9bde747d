package dev.gavel.api.submission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.api.ApiClient;
import dev.gavel.api.ApiTest;
import dev.gavel.api.Examples;
import dev.gavel.api.TestWorker;
import dev.gavel.api.submission.Sending.Refused;
import dev.gavel.api.submission.Sending.Unconfirmed;
import dev.gavel.message.JudgeJob;
import dev.gavel.message.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@ApiTest
class UnsentJobsIT {

	private final ApiClient api;

	private final TestWorker worker;

	private final Submissions submissions;

	private final UnsentJobs unsent;

	private final TransactionTemplate transaction;

	private final JdbcTemplate jdbc;

	@Autowired
	UnsentJobsIT(ApiClient api, TestWorker worker, Submissions submissions, UnsentJobs unsent,
			PlatformTransactionManager transactions, JdbcTemplate jdbc) {
		this.api = api;
		this.worker = worker;
		this.submissions = submissions;
		this.unsent = unsent;
		this.transaction = new TransactionTemplate(transactions);
		this.jdbc = jdbc;
	}

	@Test
	void areSentAgainWhenAReplicaDiedBeforeItRecordedThatTheyWereSent() {
		UUID submission = api.submit(api.addQuestion());
		worker.job(submission, 1);
		transaction.executeWithoutResult(
				(status) -> jdbc.update("update judgements set published_at = null where submission_id = unhex(?)",
						submission.toString().replace("-", "")));
		List<JudgeJob> jobs = worker.jobs(submission, 2);
		assertThat(jobs).extracting(JudgeJob::attempt).containsOnly(1);
		worker.report(TestWorker.judged(jobs.get(1), Verdict.ACCEPTED));
		assertThat(api.get("/submissions/" + submission + "?wait=20s").json().get("verdict").stringValue())
			.isEqualTo("ACCEPTED");
	}

	@Test
	void areLeftToWhoeverIsAboutToSendThem() {
		long question = api.addQuestion();
		transaction.executeWithoutResult((status) -> {
			submit(question);
			assertThat(CompletableFuture.supplyAsync(() -> unsent.send((jobs) -> List.of())))
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
			assertThat(unsent.send((jobs) -> List.of(new Unconfirmed("no broker")))).hasSize(1);
			assertThat(unsent.send((jobs) -> {
				assertThat(jobs).extracting((traced) -> traced.job().submissionId()).containsExactly(view.id());
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
			unsent.send((jobs) -> List.of(new Refused("too large")));
			SubmissionView found = submissions.find(view.id());
			assertThat(found.attempt()).isEqualTo(2);
			assertThat(found.status()).isEqualTo(JudgementState.QUEUED);
			status.setRollbackOnly();
		});
	}

	private SubmissionView submit(long question) {
		return submissions.submit(question, new NewSubmission(Examples.SOLUTION, null, null, null), "user:test");
	}

}
