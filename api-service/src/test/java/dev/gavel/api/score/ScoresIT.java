package dev.gavel.api.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gavel.api.AccountsTest;
import dev.gavel.api.ApiClient.Answer;
import dev.gavel.api.ApiClient;
import dev.gavel.api.Examples;
import dev.gavel.api.TestAccounts;
import dev.gavel.api.TestWorker;
import dev.gavel.api.access.Role;
import dev.gavel.message.JudgeJob;
import dev.gavel.message.JudgeReport.Judged;
import dev.gavel.message.JudgeReport.JudgingFailed;
import dev.gavel.message.JudgeReport.Started;
import dev.gavel.message.TestReport;
import dev.gavel.message.Verdict;
import dev.gavel.scoring.Points;
import dev.gavel.scoring.Score;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** Which submissions count, and how many a solver may send. */
@AccountsTest
class ScoresIT {

	private final TestAccounts accounts;

	private final TestWorker worker;

	private final JdbcTemplate database;

	private final TransactionTemplate transaction;

	private final ApiClient author;

	@Autowired
	ScoresIT(TestAccounts accounts, TestWorker worker, JdbcTemplate database, TransactionTemplate transaction) {
		this.accounts = accounts;
		this.worker = worker;
		this.database = database;
		this.transaction = transaction;
		this.author = accounts.as(accounts.create(Role.AUTHOR));
	}

	@ParameterizedTest
	@CsvSource({ "best, 1, 70", "last, 3, 40", "first, 0, 20" })
	void countOneSubmissionOfEachSolver(String counts, int which, int score) {
		long question = question("{\"counts\": \"%s\"}".formatted(counts));
		ApiClient solver = accounts.as(accounts.create(Role.SOLVER));
		ApiClient other = accounts.as(accounts.create(Role.SOLVER));
		assertThat(solver.get("/ques/" + question + "/score").json().get("submission_id").isNull()).isTrue();
		List<UUID> sent = Stream.of(20, 70, 70, 40).map((points) -> submitted(solver, question, points)).toList();
		submitted(other, question, 5);
		solver.submit(question);
		JsonNode own = solver.get("/ques/" + question + "/score").json();
		assertThat(own.get("submission_id").stringValue()).isEqualTo(sent.get(which).toString());
		assertThat(own.get("score").intValue()).isEqualTo(score);
		assertThat(own.get("max_score").intValue()).isEqualTo(100);
		assertThat(own.get("submissions").intValue()).isEqualTo(4);
		JsonNode page = author.get("/ques/" + question + "/scores").json();
		assertThat(page.get("total").intValue()).isEqualTo(2);
		assertThat(page.at("/items/0/score").intValue()).isEqualTo(score);
		assertThat(page.at("/items/0/solver/name").stringValue()).isNotEmpty();
		assertThat(page.at("/items/1/score").intValue()).isEqualTo(5);
		JsonNode second = author.get("/ques/" + question + "/scores?page=1&size=1").json();
		assertThat(second.get("total").intValue()).isEqualTo(2);
		assertThat(second.at("/items/0/score").intValue()).isEqualTo(5);
		assertThat(author.get("/ques/" + question + "/scores?page=2&size=1").json().get("items")).isEmpty();
		assertThat(solver.get("/ques/" + question + "/scores").status()).isEqualTo(403);
		assertThat(solver.get("/ques/" + question, "Accept", "text/html").body()).contains(score + " / 100");
	}

	@Test
	void keepTheScoreOfASubmissionThatCouldNotBeJudgedAgain() {
		long question = question("{\"counts\": \"last\"}");
		ApiClient solver = accounts.as(accounts.create(Role.SOLVER));
		UUID sent = submitted(solver, question, 40);
		worker.record(judged(again(sent, 2), 70));
		worker.record(failed(again(sent, 3), List.of()));
		JsonNode own = solver.get("/ques/" + question + "/score").json();
		assertThat(own.get("score").intValue()).isEqualTo(70);
		assertThat(own.get("submissions").intValue()).isEqualTo(1);
		JsonNode page = author.get("/ques/" + question + "/scores").json();
		assertThat(page.get("total").intValue()).isEqualTo(1);
		assertThat(page.at("/items/0/score").intValue()).isEqualTo(70);
	}

	private JudgeJob again(UUID submission, int number) {
		assertThat(author.post("/submissions/" + submission + "/rejudge", "").status()).isEqualTo(202);
		return worker.jobs(submission, number).get(number - 1);
	}

	@Test
	void limitAttempts() {
		long question = question("{\"attempts\": 2}");
		ApiClient solver = accounts.as(accounts.create(Role.SOLVER));
		submitted(solver, question, 10);
		submitted(solver, question, 10);
		Answer refused = solver.submit(question, Examples.SOLUTION);
		assertThat(refused.status()).isEqualTo(409);
		assertThat(refused.json().get("type").stringValue()).isEqualTo("/problems/attempts-used");
		assertThat(refused.json().get("detail").stringValue())
			.isEqualTo("You have used 2 of 2 attempts at this question, so no more are possible.");
		assertThat(solver.get("/ques/" + question + "/score").json().get("attempts").toString())
			.isEqualTo("{\"used\":2,\"limit\":2}");
		assertThat(
				solver.post("/code/try/" + question, "{\"code\": \"def Findfrequency(nums, K): return 1\"}").status())
			.as("evaluations do not count")
			.isEqualTo(202);
		for (int i = 0; i < 3; i++) {
			assertThat(author.submit(question, Examples.SOLUTION).status()).isEqualTo(202);
			assertThat(accounts.as(Role.OPERATOR).submit(question, Examples.SOLUTION).status()).isEqualTo(202);
		}
	}

	@Test
	void doNotCountWhatToldTheSolverNothing() {
		long question = question("{\"attempts\": 1}");
		ApiClient solver = accounts.as(accounts.create(Role.SOLVER));
		UUID cancelled = solver.submit(question);
		cancel(solver, cancelled);
		JudgeJob failed = worker.job(solver.submit(question), 1);
		worker.report(JudgingFailed.ofAuthor(failed.judgementId(), 1, "worker-1", "the author's checker is wrong"));
		assertThat(solver.get("/submissions/" + failed.programId() + "?wait=20s").json().get("verdict").stringValue())
			.isEqualTo("INTERNAL_ERROR");
		JudgeJob running = worker.job(solver.submit(question), 1);
		assertThat(solver.submit(question, Examples.SOLUTION).status()).isEqualTo(409);
		worker.report(new Started(running.judgementId(), 1, "worker-1"));
		await().until(() -> solver.get("/submissions/" + running.programId())
			.json()
			.get("status")
			.stringValue()
			.equals("RUNNING"));
		cancel(solver, running.programId());
		assertThat(solver.submit(question, Examples.SOLUTION).status()).as("it was being judged").isEqualTo(409);
	}

	@Test
	void countWhatToldTheSolverSomethingAlthoughACheckerFailed() {
		long question = question("{\"attempts\": 1}");
		ApiClient solver = accounts.as(accounts.create(Role.SOLVER));
		JudgeJob unfit = worker.job(solver.submit(question), 1);
		worker.record(failed(unfit, List.of()));
		JudgeJob job = worker.job(solver.submit(question), 1);
		worker.record(failed(job, List.of(wrong(1))));
		assertThat(solver.submit(question, Examples.SOLUTION).status()).isEqualTo(409);
	}

	private static Judged failed(JudgeJob job, List<TestReport> tests) {
		return new Judged(job.judgementId(), 1, Verdict.INTERNAL_ERROR, null, tests, TestWorker.judgedIn(), null, null);
	}

	private static TestReport wrong(int index) {
		return new TestReport(index, 1, Verdict.WRONG_ANSWER, 1940, 2500, 13_312_000, "2", null, null, "", "");
	}

	private static void cancel(ApiClient solver, UUID submission) {
		assertThat(solver.post("/submissions/" + submission + "/cancel", "").status()).isLessThan(300);
	}

	@Test
	void demandAPause() {
		long question = question("{\"pause_seconds\": 3600, \"attempts\": 5}");
		ApiClient solver = accounts.as(accounts.create(Role.SOLVER));
		solver.submit(question);
		Answer refused = solver.submit(question, Examples.SOLUTION);
		assertThat(refused.status()).isEqualTo(429);
		assertThat(refused.json().get("type").stringValue()).isEqualTo("/problems/too-soon");
		assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(3500, 3600);
		assertThat(refused.json().get("detail").stringValue())
			.startsWith("Your next attempt at this question is possible in 3");
		assertThat(solver.get("/ques/" + question + "/score").json().at("/attempts/next_at").isString()).isTrue();
		transaction.executeWithoutResult((status) -> database.update(
				"update submissions set created_at = created_at - interval 2 hour where question_id = ?", question));
		assertThat(solver.submit(question, Examples.SOLUTION).status()).isEqualTo(202);
	}

	@Test
	void giveTheLastAttemptToOneOfManyAtOnce() {
		long question = question("{\"attempts\": 1}");
		ApiClient solver = accounts.as(accounts.create(Role.SOLVER));
		List<CompletableFuture<Integer>> sent = IntStream.range(0, 8)
			.mapToObj((i) -> CompletableFuture.supplyAsync(() -> solver.submit(question, Examples.SOLUTION).status()))
			.toList();
		assertThat(sent.stream().map(CompletableFuture::join)).containsOnlyOnce(202)
			.allMatch((status) -> status == 202 || status == 409);
	}

	@Test
	void refuseVisitorsWhereAttemptsAreLimited() {
		long question = question("{\"attempts\": 1}");
		ApiClient solver = accounts.as(accounts.create(Role.SOLVER));
		assertThat(solver.with().get("/ques/" + question + "/score").status()).isEqualTo(401);
	}

	private UUID submitted(ApiClient solver, long question, int points) {
		JudgeJob job = worker.job(solver.submit(question), 1);
		worker.record(judged(job, points));
		return job.programId();
	}

	private static Judged judged(JudgeJob job, int points) {
		return new Judged(job.judgementId(), 1, Verdict.WRONG_ANSWER, null, List.of(wrong(1)), TestWorker.judgedIn(),
				new Score(new Points(points * 1000L), new Points(100_000), List.of()), null);
	}

	private long question(String scoring) {
		long question = author
			.post("/add_ques", "{\"scoring\": " + scoring + "," + Examples.QUESTION.strip().substring(1))
			.json()
			.get("id")
			.longValue();
		author.post("/create/testcase/" + question, "{\"points\": 100," + Examples.TEST_CASE.strip().substring(1));
		transaction.executeWithoutResult(
				(status) -> database.update("update questions set state = 'PUBLISHED' where id = ?", question));
		return question;
	}

}
