package dev.gavel.api.deletion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.gavel.api.AccountsTest;
import dev.gavel.api.ApiClient.Answer;
import dev.gavel.api.ApiClient;
import dev.gavel.api.TestAccounts;
import dev.gavel.api.TestWorker;
import dev.gavel.api.access.Role;
import dev.gavel.api.submission.SubmissionsOfQuestions;
import dev.gavel.message.Verdict;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** Requests that meet the deletion of a question. */
@AccountsTest
class DeletionRacesIT {

	private final ApiClient api;

	private final TestWorker worker;

	private final SubmissionsOfQuestions submissions;

	private final JdbcTemplate jdbc;

	private final TransactionTemplate transaction;

	@Autowired
	DeletionRacesIT(TestAccounts accounts, TestWorker worker, SubmissionsOfQuestions submissions, JdbcTemplate jdbc,
			TransactionTemplate transaction) {
		this.api = accounts.as(Role.OPERATOR);
		this.worker = worker;
		this.submissions = submissions;
		this.jdbc = jdbc;
		this.transaction = transaction;
	}

	@Test
	void deletesOnceForTwoWhoWait() {
		long question = api.addQuestion();
		Supplier<CompletableFuture<Answer>> delete = () -> waiting(() -> api.delete("/ques/" + question));
		var both = transaction.execute((status) -> {
			lock(question);
			return new CompletableFuture[] { delete.get(), delete.get() };
		});
		assertThat(both).extracting((one) -> ((Answer) one.join()).status())
			.contains(404)
			.containsAnyOf(202, 204)
			.hasSize(2);
		awaitDeleted(question);
	}

	@Test
	void takesNoProgramAtItsEnd() {
		long question = api.addQuestion();
		judged(question);
		var sent = transaction.execute((status) -> {
			submissions.deleteSome(question);
			jdbc.update("delete from test_cases where question_id = ?", question);
			jdbc.update("delete from question_edits where question_id = ?", question);
			jdbc.update("delete from questions where id = ?", question);
			return new CompletableFuture[] { waiting(() -> api.submit(question, "x = 1")),
					waiting(() -> api.post("/code/try/" + question, "{\"code\": \"x = 1\"}")) };
		});
		assertThat(sent).extracting((one) -> ((Answer) one.join()).status()).containsExactly(404, 404);
	}

	@Test
	void leavesNoJudgementOfWhatIsDeleted() {
		long question = api.addQuestion();
		UUID submission = judged(question);
		CompletableFuture<Answer> rejudging = transaction.execute((status) -> {
			submissions.deleteSome(question);
			return waiting(() -> api.post("/rejudgings", "{\"question_id\": %d}".formatted(question)));
		});
		assertThat(rejudging.join().json().get("submissions").intValue()).isZero();
		assertThat(jdbc.queryForObject("select count(*) from judgements where program_id = uuid_to_bin(?)",
				Integer.class, submission.toString()))
			.isZero();
	}

	@Test
	void isNoObstacleToJudgingOthersAgain() {
		long deleted = api.addQuestion();
		String ids = "{\"submission_ids\": [\"%s\", \"%s\"]}".formatted(judged(deleted), judged(api.addQuestion()));
		transaction.executeWithoutResult(
				(status) -> jdbc.update("update questions set deleted_at = now(6) where id = ?", deleted));
		Answer rejudging = transaction.execute((status) -> {
			lock(deleted);
			return api.post("/rejudgings", ids);
		});
		assertThat(rejudging.status()).as(rejudging.body()).isEqualTo(202);
		assertThat(rejudging.json().get("submissions").intValue()).isOne();
		assertThat(api.post(rejudging.header("Location") + "/cancel", "").status()).isEqualTo(200);
		awaitDeleted(deleted);
	}

	private void lock(long question) {
		jdbc.queryForList("select id from questions where id = ? for update", question);
	}

	/** Sends a request that waits for a lock of this transaction. */
	private static CompletableFuture<Answer> waiting(Supplier<Answer> request) {
		CompletableFuture<Answer> answer = CompletableFuture.supplyAsync(request);
		assertThatExceptionOfType(TimeoutException.class).isThrownBy(() -> answer.get(1, TimeUnit.SECONDS));
		return answer;
	}

	private void awaitDeleted(long question) {
		await().atMost(Duration.ofMinutes(1))
			.until(() -> jdbc.queryForList("select id from questions where id = ?", question).isEmpty());
	}

	private UUID judged(long question) {
		UUID submission = api.submit(question);
		worker.report(TestWorker.judged(worker.job(submission, 1), Verdict.ACCEPTED));
		assertThat(api.get("/submissions/%s?wait=20s".formatted(submission)).json().get("status").stringValue())
			.isEqualTo("DONE");
		return submission;
	}

}
