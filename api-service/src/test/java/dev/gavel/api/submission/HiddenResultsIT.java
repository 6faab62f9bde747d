package dev.gavel.api.submission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.api.AccountsTest;
import dev.gavel.api.ApiClient;
import dev.gavel.api.Examples;
import dev.gavel.api.TestAccounts;
import dev.gavel.api.TestWorker;
import dev.gavel.api.access.Role;
import dev.gavel.message.JudgeJob;
import dev.gavel.message.JudgeReport.Judged;
import dev.gavel.message.TestReport;
import dev.gavel.message.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** The same submission as its sender, its author and an operator see it. */
@AccountsTest
class HiddenResultsIT {

	private static final String SECRET = "4711004";

	private static final String HTML = "text/html";

	private final TestAccounts accounts;

	private final TestWorker worker;

	private final JdbcTemplate database;

	private final TransactionTemplate transaction;

	@Autowired
	HiddenResultsIT(TestAccounts accounts, TestWorker worker, JdbcTemplate database, TransactionTemplate transaction) {
		this.accounts = accounts;
		this.worker = worker;
		this.database = database;
		this.transaction = transaction;
	}

	@Test
	void areHiddenFromSolversOnly() throws IOException {
		ApiClient author = accounts.as(accounts.create(Role.AUTHOR));
		ApiClient solver = accounts.as(accounts.create(Role.SOLVER));
		long question = addQuestion(author);
		JudgeJob job = worker.job(solver.submit(question), 1);
		String path = "/submissions/" + job.programId();
		try (InputStream ofSolver = solver.follow(path);
				InputStream ofAuthor = author.follow(path);
				InputStream pageOfSolver = solver.follow(path + "/result");
				InputStream pageOfAuthor = author.follow(path + "/result")) {
			CompletableFuture<String> held = CompletableFuture.supplyAsync(() -> solver.get(path + "?wait=20s").body());
			worker.record(judged(job));
			assertThat(text(ofSolver)).contains("event:done").doesNotContain(SECRET);
			assertThat(text(pageOfSolver)).contains("event:done").doesNotContain(SECRET);
			assertThat(text(ofAuthor)).contains("event:done", SECRET);
			assertThat(text(pageOfAuthor)).contains("event:done", SECRET);
			assertThat(held.join()).contains("WRONG_ANSWER").doesNotContain(SECRET);
		}
		String list = "/submissions?question_id=" + question;
		for (ApiClient reader : List.of(author, accounts.as(Role.OPERATOR))) {
			requireExact(reader.get(path).json());
			requireExact(reader.get(list).json().at("/items/0"));
			assertThat(reader.get(path).json().at("/tests/1/output").stringValue()).isEqualTo(SECRET);
			assertThat(reader.get(path, "Accept", HTML).body()).contains(SECRET);
		}
		requireRounded(solver.get(path).json());
		requireRounded(solver.get(list).json().at("/items/0"));
		assertThat(solver.get(path, "Accept", HTML).body()).contains("This test is hidden").doesNotContain(SECRET);
		assertThat(solver.get(list, "Accept", HTML).body()).contains(">60&nbsp;ms");
	}

	private static void requireExact(JsonNode submission) {
		assertThat(submission.get("time_ms").doubleValue()).isEqualTo(51.2);
		assertThat(submission.get("memory_kb").longValue()).isEqualTo(13 * 1024 + 4);
	}

	private static void requireRounded(JsonNode submission) {
		assertThat(submission.get("time_ms").doubleValue()).isEqualTo(60.0);
		assertThat(submission.get("memory_kb").longValue()).isEqualTo(14 * 1024);
	}

	private long addQuestion(ApiClient author) {
		long question = author.addQuestion();
		author.post("/create/testcase/" + question,
				"{\"hidden\":true," + Examples.TEST_CASE.strip()
					.substring(1)
					.replace("\"output\": \"2\"", "\"output\": \"" + SECRET + "\""));
		transaction.executeWithoutResult(
				(status) -> database.update("update questions set state = 'PUBLISHED' where id = ?", question));
		return question;
	}

	private static Judged judged(JudgeJob job) {
		TestReport passed = new TestReport(1, 1, Verdict.ACCEPTED, 1940, 2500, 13 << 20, "2", null, null, "", "");
		TestReport failed = new TestReport(2, 2, Verdict.WRONG_ANSWER, 51_234, 2_512, (13 << 20) + 4711, SECRET, null,
				null, SECRET, SECRET);
		return new Judged(job.judgementId(), 1, Verdict.WRONG_ANSWER, null, List.of(passed, failed),
				TestWorker.judged(job, Verdict.WRONG_ANSWER).judgedIn());
	}

	private static String text(InputStream stream) throws IOException {
		return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
	}

	/** Does not send it by Kafka, from which the other tests' service might take it. */

}
