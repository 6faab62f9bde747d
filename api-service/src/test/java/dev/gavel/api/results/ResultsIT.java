package dev.gavel.api.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gavel.api.AccountsTest;
import dev.gavel.api.ApiClient.Answer;
import dev.gavel.api.ApiClient;
import dev.gavel.api.Examples;
import dev.gavel.api.TestAccounts;
import dev.gavel.api.TestWorker;
import dev.gavel.api.access.Caller;
import dev.gavel.api.access.Role;
import dev.gavel.api.account.Account;
import dev.gavel.api.account.KnownAccounts;
import dev.gavel.api.question.access.AllowedQuestions;
import dev.gavel.api.results.SelectedResults.Part;
import dev.gavel.api.score.CountingSubmissions;
import dev.gavel.message.JudgeJob;
import dev.gavel.message.JudgeReport.Judged;
import dev.gavel.message.TestReport;
import dev.gavel.message.Verdict;
import dev.gavel.scoring.Points;
import dev.gavel.scoring.Score;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Results and sources as files. */
@AccountsTest
class ResultsIT {

	private final TestAccounts accounts;

	private final TestWorker worker;

	private final JdbcTemplate database;

	private final TransactionTemplate transaction;

	private final ApiClient author;

	private final Account ada;

	private final Account bob;

	private final long question;

	private long test;

	@Autowired
	ResultsIT(TestAccounts accounts, TestWorker worker, JdbcTemplate database, TransactionTemplate transaction) {
		this.accounts = accounts;
		this.worker = worker;
		this.database = database;
		this.transaction = transaction;
		this.author = accounts.as(accounts.create(Role.AUTHOR));
		this.ada = accounts.create(Role.SOLVER);
		this.bob = accounts.create(Role.SOLVER);
		this.question = question();
	}

	@Test
	void haveALineForEachSubmissionOrForTheOneThatCountsOfEachAccount() {
		List<UUID> sent = Stream.of(20, 70, 40).map((points) -> submitted(ada, points)).toList();
		UUID open = accounts.as(bob).submit(question);
		List<JsonNode> all = lines("/ques/%d/results?format=jsonl".formatted(question));
		assertThat(all).extracting((line) -> line.get("id").stringValue())
			.containsExactly(sent.get(0).toString(), sent.get(1).toString(), sent.get(2).toString(), open.toString());
		assertThat(all.get(1).toString()).contains("\"score\":70,\"max_score\":100")
			.contains("\"owner\":{\"id\":%d,\"name\":\"%s\"}".formatted(ada.id(), ada.name()))
			.contains("\"time_ms\":1.9,\"memory_kb\":13000")
			.doesNotContain("submissions");
		assertThat(all.get(3).get("verdict").isNull()).isTrue();
		assertThat(scores("best")).containsExactly("70 of 3");
		assertThat(scores("last")).containsExactly("40 of 3");
		assertThat(scores("first")).containsExactly("20 of 3");
		assertThat(scores("counting")).as("the question counts the last one").containsExactly("40 of 3");
		Answer table = author.get("/ques/%d/results".formatted(question));
		assertThat(table.header("Content-Type")).isEqualTo("text/csv;charset=UTF-8");
		assertThat(table.header("Content-Disposition"))
			.isEqualTo("attachment; filename=\"gavel-question-%d-results.csv\"".formatted(question));
		assertThat(table.body().lines()).hasSize(5)
			.anyMatch((line) -> line
				.startsWith("%s,%d,'=1+1,%d,%s,,".formatted(sent.get(1), question, ada.id(), ada.name())));
	}

	private List<String> scores(String which) {
		return lines("/ques/%d/results?format=jsonl&submissions=%s".formatted(question, which)).stream()
			.map((line) -> line.get("score") + " of " + line.get("submissions"))
			.toList();
	}

	@Test
	void areOfOneAccountOrGroupAndOfTheQuestionsThatTheCallerWrote() {
		UUID first = submitted(ada, 10);
		UUID second = submitted(bob, 20);
		String group = "class " + UUID.randomUUID();
		ApiClient operator = accounts.as(Role.OPERATOR);
		long id = operator.post("/groups", "{\"name\": \"%s\"}".formatted(group)).json().get("id").longValue();
		operator.put("/groups/%d/members/%d".formatted(id, bob.id()), "");
		assertThat(ids("/ques/%d/results?format=jsonl&owner=%d".formatted(question, ada.id()))).containsExactly(first);
		String ofGroup = "&group=" + group.replace(" ", "+");
		assertThat(ids("/ques/%d/results?format=jsonl".formatted(question) + ofGroup)).containsExactly(second);
		assertThat(ids("/ques/%d/results?format=jsonl&submissions=best".formatted(question) + ofGroup))
			.containsExactly(second);
		assertThat(ids("/results?format=jsonl")).containsExactly(first, second);
		assertThat(ids("/results?format=jsonl&question_id=%d".formatted(question))).containsExactly(first, second);
		assertThat(author.get("/ques/%d/results?group=nobody".formatted(question)).status()).isEqualTo(422);
		ApiClient stranger = accounts.as(accounts.create(Role.AUTHOR));
		assertThat(stranger.get("/results?format=jsonl").body()).isEmpty();
		assertThat(stranger.get("/results?question_id=%d".formatted(question)).status()).isEqualTo(403);
	}

	@Test
	void haveAFolderOfSourcesForEachAccount() throws IOException {
		UUID first = submitted(ada, 10);
		UUID second = submitted(ada, 20);
		UUID other = submitted(bob, 20);
		assertThat(sources("")).containsExactlyInAnyOrderEntriesOf(Map.of( //
				"%d/%s.py".formatted(ada.id(), first), Examples.SOLUTION, //
				"%d/%s.py".formatted(ada.id(), second), Examples.SOLUTION, //
				"%d/%s.py".formatted(bob.id(), other), Examples.SOLUTION));
		assertThat(sources("?submissions=last")).containsOnlyKeys("%d/%s.py".formatted(ada.id(), second),
				"%d/%s.py".formatted(bob.id(), other));
	}

	@Test
	void sourcesOfVeryManySubmissionsAreRefused(@Autowired JdbcClient client) {
		submitted(ada, 10);
		submitted(ada, 20);
		Selection all = new Selection(Which.all, null, null);
		SourcesZip.requireFew(client, question, all, 2);
		SourcesZip.requireFew(client, question, new Selection(Which.last, null, null), 1);
		assertThatThrownBy(() -> SourcesZip.requireFew(client, question, all, 1))
			.hasMessageContaining("such as 'last'");
	}

	private Map<String, String> sources(String query) throws IOException {
		Map<String, String> found = new TreeMap<>();
		try (InputStream body = author.follow("/ques/%d/sources%s".formatted(question, query));
				ZipInputStream zip = new ZipInputStream(body)) {
			for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
				found.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
			}
		}
		return found;
	}

	@Test
	void areReadAPartAtATime(@Autowired JdbcClient client, @Autowired CountingSubmissions counting,
			@Autowired KnownAccounts known, @Autowired AllowedQuestions questions) {
		List<UUID> sent = Stream.of(ada, bob, ada, bob, ada).map((account) -> submitted(account, 50)).toList();
		SelectedResults results = new SelectedResults(client, counting, known, 2, 1);
		assertThat(inParts(results, questions, Which.all)).containsExactlyElementsOf(sent);
		assertThat(inParts(results, questions, Which.last)).containsExactly(sent.get(4), sent.get(3));
	}

	private List<UUID> inParts(SelectedResults results, AllowedQuestions questions, Which which) {
		return transaction.execute((status) -> {
			List<UUID> found = new ArrayList<>();
			Part part = results.first(questions.get(question, Caller.trusted("::1")), new Selection(which, null, null),
					true);
			part.results().forEach((result) -> found.add(result.id()));
			while (!part.isLast()) {
				part = results.next(part);
				part.results().forEach((result) -> found.add(result.id()));
			}
			return found;
		});
	}

	@Test
	void areCountedInStatistics() {
		submitted(ada, 10);
		submitted(ada, 20);
		submitted(bob, 20);
		accepted(ada);
		JsonNode statistics = author.get("/ques/%d/statistics".formatted(question)).json();
		assertThat(statistics.get("submissions").intValue()).isEqualTo(4);
		assertThat(statistics.get("complete").booleanValue()).isTrue();
		assertThat(statistics.get("failed_first").toString()).isEqualTo("[{\"test\":1,\"submissions\":3}]");
		assertThat(statistics.at("/time_ms/most").doubleValue()).isEqualTo(1.9);
		assertThat(statistics.at("/memory_mb/bins/0/count").intValue()).isEqualTo(1);
		assertThat(statistics.at("/attempts/2/solvers").intValue()).isEqualTo(1);
		assertThat(statistics.get("unsolved").intValue()).isEqualTo(1);
		assertThat(author.page("/ques/%d/statistics".formatted(question)).body()).contains("Wrong answer", "Test 1",
				"1 solver has");
		assertThat(accounts.as(ada).get("/ques/%d/statistics".formatted(question)).status()).isEqualTo(403);
	}

	private void accepted(Account solver) {
		JudgeJob job = worker.job(accounts.as(solver).submit(question), 1);
		worker.record(TestWorker.judged(job, Verdict.ACCEPTED));
	}

	private List<UUID> ids(String path) {
		return lines(path).stream().map((line) -> UUID.fromString(line.get("id").stringValue())).toList();
	}

	private List<JsonNode> lines(String path) {
		Answer answer = author.get(path);
		assertThat(answer.status()).as(answer.body()).isEqualTo(200);
		return answer.body().lines().map(JsonMapper.shared()::readTree).toList();
	}

	private UUID submitted(Account solver, int points) {
		JudgeJob job = worker.job(accounts.as(solver).submit(question), 1);
		TestReport wrong = new TestReport(test, 1, Verdict.WRONG_ANSWER, 1940, 2500, 13_312_000, "2", null, null, "",
				"");
		worker.record(new Judged(job.judgementId(), 1, Verdict.WRONG_ANSWER, null, List.of(wrong),
				TestWorker.judgedIn(), new Score(new Points(points * 1000L), new Points(100_000), List.of()), null));
		return job.programId();
	}

	private long question() {
		long id = author
			.post("/add_ques",
					"{\"scoring\": {\"counts\": \"last\"},"
							+ Examples.QUESTION.replace("Find the frequency of element", "=1+1").strip().substring(1))
			.json()
			.get("id")
			.longValue();
		test = author.post("/create/testcase/" + id, "{\"points\": 100," + Examples.TEST_CASE.strip().substring(1))
			.json()
			.get("id")
			.longValue();
		transaction.executeWithoutResult(
				(status) -> database.update("update questions set state = 'PUBLISHED' where id = ?", id));
		return id;
	}

}
