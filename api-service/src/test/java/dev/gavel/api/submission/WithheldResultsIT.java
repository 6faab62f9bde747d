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
import dev.gavel.message.JudgeReport.Withheld;
import dev.gavel.message.TestReport;
import dev.gavel.message.Verdict;
import dev.gavel.scoring.Points;
import dev.gavel.scoring.Score;
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

/** What solvers and authors see of withheld tests. */
@AccountsTest
class WithheldResultsIT {

	private static final String HTML = "text/html";

	private final TestAccounts accounts;

	private final TestWorker worker;

	private final JdbcTemplate database;

	private final TransactionTemplate transaction;

	@Autowired
	WithheldResultsIT(TestAccounts accounts, TestWorker worker, JdbcTemplate database,
			TransactionTemplate transaction) {
		this.accounts = accounts;
		this.worker = worker;
		this.database = database;
		this.transaction = transaction;
	}

	@Test
	void doNotDependOnWithheldTestsForSolvers() throws IOException {
		ApiClient author = accounts.as(accounts.create(Role.AUTHOR));
		ApiClient solver = accounts.as(accounts.create(Role.SOLVER));
		long question = addQuestion(author);
		JudgeJob failed = worker.job(solver.submit(question), 1);
		JudgeJob passed = worker.job(solver.submit(question), 1);
		String path = "/submissions/" + failed.programId();
		try (InputStream ofSolver = solver.follow(path);
				InputStream ofAuthor = author.follow(path);
				InputStream pageOfSolver = solver.follow(path + "/result")) {
			CompletableFuture<String> held = CompletableFuture.supplyAsync(() -> solver.get(path + "?wait=20s").body());
			worker.record(judged(failed, false));
			worker.record(judged(passed, true));
			for (String text : List.of(text(ofSolver), text(pageOfSolver), held.join())) {
				assertThat(text).contains("ACCEPTED")
					.doesNotContain("WRONG_ANSWER", "withheld", "final", "secret", "Think again");
			}
			assertThat(text(ofAuthor)).contains(
					"\"final\":{\"verdict\":\"WRONG_ANSWER\",\"passed\":1,\"total\":2,\"score\":10,\"max_score\":100",
					"\"feedback\":\"none\"");
		}
		String other = "/submissions/" + passed.programId();
		assertThat(withoutIds(solver.get(path).json())).isEqualTo(withoutIds(solver.get(other).json()));
		JsonNode seen = solver.get(path).json();
		assertThat(seen.get("score").intValue()).isEqualTo(10);
		assertThat(seen.get("max_score").intValue()).isEqualTo(10);
		assertThat(seen.get("total").intValue()).isOne();
		assertThat(seen.get("tests").size()).isOne();
		assertThat(solver.get(path, "Accept", HTML).body()).contains("10</strong> / 10", "1 of 1 tests passed")
			.doesNotContain("Wrong answer", "withheld tests", "Think again", "/ 100");
		assertThat(author.get(path, "Accept", HTML).body()).contains("Result with withheld tests", "10</strong> / 100",
				"Wrong answer", "Think again", "solvers see nothing of it");
		String list = "/submissions?question_id=" + question;
		for (JsonNode item : solver.get(list).json().get("items")) {
			assertThat(item.get("verdict").stringValue()).isEqualTo("ACCEPTED");
			assertThat(item.has("final")).isFalse();
		}
		assertThat(solver.get(list + "&verdict=WRONG_ANSWER").json().get("items").size()).isZero();
		assertThat(solver.get(list, "Accept", HTML).body()).contains("10&nbsp;/&nbsp;10").doesNotContain("&nbsp;100");
		assertThat(solver.get("/ques/" + question, "Accept", HTML).body()).contains("10&nbsp;/&nbsp;10")
			.doesNotContain("Wrong answer", "100 points");
		assertThat(solver.get("/ques/" + question + "/score").json().get("submission_id").stringValue())
			.as("both are equal to the solver, so the first counts")
			.isEqualTo(failed.programId().toString());
		assertThat(author.get("/ques/" + question + "/scores").json().at("/items/0/submission_id").stringValue())
			.isEqualTo(passed.programId().toString());
		assertThat(author.get("/ques/" + question + "/scores").json().at("/items/0/score").intValue()).isEqualTo(100);
	}

	/** What differs anyway. */
	private static JsonNode withoutIds(JsonNode submission) {
		tools.jackson.databind.node.ObjectNode copy = (tools.jackson.databind.node.ObjectNode) submission.deepCopy();
		copy.remove(List.of("id", "created_at", "finished_at", "judgements"));
		return copy;
	}

	private long addQuestion(ApiClient author) {
		long question = author
			.post("/add_ques",
					"{\"scoring\": {\"groups\": [{\"name\": \"secret\", \"points\": 90, \"feedback\": \"none\"}]},"
							+ Examples.QUESTION.strip().substring(1))
			.json()
			.get("id")
			.longValue();
		String test = Examples.TEST_CASE.strip().substring(1);
		author.post("/create/testcase/" + question, "{\"points\": 10," + test);
		author.post("/create/testcase/" + question, "{\"group\": \"secret\", \"explanation\": \"Think again\"," + test);
		transaction.executeWithoutResult(
				(status) -> database.update("update questions set state = 'PUBLISHED' where id = ?", question));
		return question;
	}

	private static Judged judged(JudgeJob job, boolean passes) {
		Verdict verdict = passes ? Verdict.ACCEPTED : Verdict.WRONG_ANSWER;
		TestReport shown = new TestReport(1, 1, Verdict.ACCEPTED, 1940, 2500, 13 << 20, "2", null, null, "", "");
		TestReport secret = new TestReport(2, 2, verdict, passes ? 1 : 900_000, 2_512, 50 << 20, null, null, null, "",
				"");
		Points ten = new Points(10_000);
		Points all = new Points(100_000);
		return new Judged(job.judgementId(), 1, Verdict.ACCEPTED, null, List.of(shown), TestWorker.judgedIn(),
				new Score(ten, ten, List.of()),
				new Withheld(verdict, new Score(passes ? all : ten, all, List.of()), List.of(secret)));
	}

	private static String text(InputStream stream) throws IOException {
		return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
	}

}
