package dev.gavel.api.deletion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gavel.api.AccountsTest;
import dev.gavel.api.ApiClient.Answer;
import dev.gavel.api.ApiClient;
import dev.gavel.api.TestAccounts;
import dev.gavel.api.TestWorker;
import dev.gavel.api.access.Role;
import dev.gavel.message.JudgeJob;
import dev.gavel.message.Verdict;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

@AccountsTest
class QuestionDeletionIT {

	private final ApiClient api;

	private final TestWorker worker;

	private final JdbcTemplate jdbc;

	private final TransactionTemplate transaction;

	@Autowired
	QuestionDeletionIT(TestAccounts accounts, TestWorker worker, JdbcTemplate jdbc, TransactionTemplate transaction) {
		this.api = accounts.as(Role.OPERATOR);
		this.transaction = transaction;
		this.worker = worker;
		this.jdbc = jdbc;
	}

	@Test
	void deletesAQuestionWithItsTests() {
		long question = api.addQuestion();
		assertThat(api.delete("/testcases/" + api.get("/ques/" + question + "/testcases").json().at("/items/0/id"))
			.status()).isEqualTo(204);
		assertThat(rows("question_edits where question_id = " + question)).isEqualTo(3);
		delete(question);
		assertThat(api.get("/ques/" + question).status()).isEqualTo(404);
		assertThat(rows("test_cases where question_id = " + question)).isZero();
		assertThat(rows("question_edits where question_id = " + question)).as("its history").isZero();
		assertThat(api.delete("/ques/" + question).status()).isEqualTo(404);
	}

	@Test
	void keepsSubmissionsUntilItIsArchived() {
		long question = api.addQuestion();
		UUID submission = judged(question);
		Answer refused = api.delete("/ques/" + question);
		assertThat(refused.status()).isEqualTo(409);
		assertThat(refused.json().get("type").stringValue()).isEqualTo("/problems/has-submissions");
		assertThat(api.get("/ques/%d/delete".formatted(question), "Accept", "text/html").body())
			.contains("you must archive it first");
		archive(question);
		assertThat(api.get("/ques/%d/delete".formatted(question), "Accept", "text/html").body()).contains("1 test",
				"1 submission", "Delete permanently");
		assertThat(api.post("/ques/%d/delete".formatted(question), "application/x-www-form-urlencoded", "").status())
			.isEqualTo(303);
		awaitDeleted(question);
		assertThat(api.get("/submissions/" + submission).status()).isEqualTo(404);
		assertThat(rows("submissions where question_id = " + question)).isZero();
		assertThat(rows("judgements where question_id = " + question)).isZero();
	}

	@Test
	void deletesSuitesThatNobodyElseUses() {
		long question = api.addQuestion();
		api.put("/testcases/" + api.get("/ques/" + question + "/testcases").json().at("/items/0/id").longValue(),
				"{\"input_variables\": {\"nums\": [%d], \"K\": 1}, \"output\": \"0\"}"
					.formatted(UUID.randomUUID().getMostSignificantBits()));
		String suite = worker.job(judged(question), 1).run().suiteHash();
		assertThat(rows("suites where hash = '%s'".formatted(suite))).isOne();
		archive(question);
		delete(question);
		assertThat(rows("suites where hash = '%s'".formatted(suite))).isZero();
	}

	@Test
	void waitsForWhatIsBeingJudged() {
		long question = api.addQuestion();
		UUID submission = api.submit(question);
		archive(question);
		Answer refused = api.delete("/ques/" + question);
		assertThat(refused.status()).isEqualTo(409);
		assertThat(refused.json().get("type").stringValue()).isEqualTo("/problems/still-open");
		report(submission);
		delete(question);
	}

	@Test
	void leavesEvaluationsToThoseWhoSentThem() {
		long question = api.addQuestion();
		Answer started = api.post("/code/try/" + question, "{\"code\": \"x = 1\"}");
		assertThat(started.status()).as(started.body()).isEqualTo(202);
		delete(question);
		Answer evaluation = api.get("/trials/" + started.json().get("id").stringValue());
		assertThat(evaluation.status()).isEqualTo(200);
		assertThat(evaluation.json().get("question_id").isNull()).isTrue();
	}

	/** More submissions and tests than one transaction deletes. */
	@Test
	void deletesManyAFewAtATime() {
		long question = api.addQuestion();
		judged(question);
		String line = "{\"input_variables\": {\"nums\": [1], \"K\": 1}, \"output\": \"1\"}\n";
		api.post("/create/testcase/" + question, "application/jsonl", line.repeat(1200));
		transaction.executeWithoutResult((status) -> jdbc.update(
				"""
						insert into submissions
						with recursive n as (select 1 i union all select i + 1 from n where i < 900)
						select unhex(concat('ff', lpad(hex(?), 20, '0'), lpad(hex(i), 10, '0'))), owner_id, question_id, language,
						environment, source, created_at from submissions join n where question_id = ?""",
				question, question));
		assertThat(rows("submissions where question_id = " + question)).isEqualTo(901);
		archive(question);
		delete(question);
		assertThat(rows("submissions where question_id = " + question)).isZero();
	}

	/** As if a submission had come in between; or as after a restart. */
	@Test
	void goesOnInTheBackground() {
		long question = api.addQuestion();
		UUID submission = api.submit(question);
		judged(question);
		long group = restrictToAGroup(question);
		archive(question);
		update("update judgements set state = 'RUNNING', question_id = null where program_id = uuid_to_bin(?)",
				submission);
		assertThat(api.delete("/ques/" + question).status()).isEqualTo(202);
		assertThat(api.get("/ques/" + question).status()).isEqualTo(404);
		assertThat(api.get("/ques/" + question, "Accept", "text/html").status()).isEqualTo(404);
		assertThat(api.delete("/ques/" + question).status()).isEqualTo(404);
		assertThat(api.delete("/groups/" + group).status()).isEqualTo(204);
		assertThat(api.submit(question, "x = 1").status()).isEqualTo(404);
		assertThat(api.get("/audit?thing=question+" + question).json().at("/items/0/action").stringValue())
			.isEqualTo("QUESTION_DELETED");
		assertThat(rows("submissions where question_id = " + question)).isOne();
		assertThat(api.get("/submissions/" + submission).status()).isEqualTo(200);
		update("update judgements set state = 'CANCELLED' where program_id = uuid_to_bin(?)", submission);
		awaitDeleted(question);
		assertThat(rows("submissions where question_id = " + question)).isZero();
	}

	private long restrictToAGroup(long question) {
		String name = "group " + UUID.randomUUID();
		Answer group = api.post("/groups", "{\"name\": \"%s\"}".formatted(name));
		assertThat(api
			.put("/ques/%d/audience".formatted(question), "{\"audience\": [{\"group\": \"%s\"}]}".formatted(name))
			.status()).isEqualTo(200);
		return group.json().get("id").longValue();
	}

	private void update(String sql, UUID id) {
		transaction.executeWithoutResult((status) -> jdbc.update(sql, id.toString()));
	}

	/** On a busy machine, the request does not wait until all is deleted. */
	private void delete(long question) {
		assertThat(api.delete("/ques/" + question).status()).isIn(202, 204);
		awaitDeleted(question);
	}

	private void awaitDeleted(long question) {
		await().atMost(Duration.ofMinutes(1)).until(() -> rows("questions where id = " + question) == 0);
	}

	private UUID judged(long question) {
		UUID submission = api.submit(question);
		report(submission);
		return submission;
	}

	private void report(UUID submission) {
		JudgeJob job = worker.job(submission, 1);
		worker.report(TestWorker.judged(job, Verdict.ACCEPTED));
		assertThat(api.get("/submissions/%s?wait=20s".formatted(submission)).json().get("status").stringValue())
			.isEqualTo("DONE");
	}

	private void archive(long question) {
		assertThat(api.put("/ques/%d/state".formatted(question), "{\"state\": \"archived\"}").status()).isEqualTo(200);
	}

	private int rows(String table) {
		return jdbc.queryForObject("select count(*) from " + table, Integer.class);
	}

}
