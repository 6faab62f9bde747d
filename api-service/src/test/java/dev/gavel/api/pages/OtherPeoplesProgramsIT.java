package dev.gavel.api.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gavel.api.AccountsTest;
import dev.gavel.api.ApiClient;
import dev.gavel.api.ApiClient.Answer;
import dev.gavel.api.TestAccounts;
import dev.gavel.api.TestWorker;
import dev.gavel.api.access.Role;
import dev.gavel.api.account.Account;
import dev.gavel.message.JudgeJob;
import dev.gavel.message.Verdict;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/**
 * Asks for every id of a solver's programs and of an author's rejudging on every route
 * that takes one, as everybody else.
 */
@AccountsTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OtherPeoplesProgramsIT {

	private static final String JSON = "application/json";

	private static final String HTML = "text/html";

	private static final String EVENTS = "text/event-stream";

	private static final String FORM = "application/x-www-form-urlencoded";

	private final ApiClient api;

	private final TestAccounts accounts;

	private final TestWorker worker;

	private final JdbcTemplate database;

	private final TransactionTemplate transaction;

	private ApiClient author;

	private ApiClient solver;

	private long question;

	private UUID open;

	private UUID judged;

	private UUID evaluation;

	private long rejudging;

	private Map<String, ApiClient> others;

	@Autowired
	OtherPeoplesProgramsIT(ApiClient api, TestAccounts accounts, TestWorker worker, JdbcTemplate database,
			TransactionTemplate transaction) {
		this.api = api;
		this.accounts = accounts;
		this.worker = worker;
		this.database = database;
		this.transaction = transaction;
	}

	@BeforeAll
	void send() {
		author = accounts.as(accounts.create(Role.AUTHOR));
		solver = accounts.as(accounts.create(Role.SOLVER));
		question = author.addQuestion();
		publish(question);
		judged = solver.submit(question);
		JudgeJob job = worker.job(judged, 1);
		worker.record(TestWorker.judged(job, Verdict.ACCEPTED));
		assertThat(solver.get("/submissions/" + judged + "?wait=20s").json().get("status").stringValue())
			.isEqualTo("DONE");
		open = solver.submit(question);
		evaluation = id(solver.post("/code/try/" + question, "{\"code\":\"pass\"}"));
		rejudging = author
			.post("/rejudgings", "{\"question_id\":%d,\"verdict\":\"TIME_LIMIT_EXCEEDED\"}".formatted(question))
			.json()
			.get("id")
			.longValue();
		others = Map.of("visitor", api, "solver", accounts.as(Role.SOLVER), "author", accounts.as(Role.AUTHOR));
	}

	@Test
	void keysOfOthersAreOtherKeys() {
		ApiClient one = accounts.as(accounts.create(Role.SOLVER));
		List<ApiClient> clients = List.of(one, accounts.as(accounts.create(Role.SOLVER)), one);
		List<Answer> answers = clients.stream()
			.map((client) -> client.post("/code/execute/" + question, JSON, "{\"code\": \"# keyed\"}",
					"Idempotency-Key", "shared"))
			.toList();
		assertThat(answers).extracting(Answer::status).containsOnly(202);
		assertThat(id(answers.get(0))).isEqualTo(id(answers.get(2))).isNotEqualTo(id(answers.get(1)));
		for (int i = 0; i < 2; i++) {
			clients.get(i).post(answers.get(i).header("Location") + "/cancel", "");
		}
	}

	record Attempt(String who, String method, String path, String accept, int expected) {

		Answer by(ApiClient client) {
			return switch (method) {
				case "GET" -> client.get(path, "Accept", accept);
				case "FORM" -> client.post(path, FORM, "", "Accept", accept);
				default -> client.post(path, JSON, "", "Accept", accept);
			};
		}

	}

	Stream<Attempt> attempts() {
		return others.keySet().stream().flatMap((who) -> {
			boolean visitor = who.equals("visitor");
			boolean writes = who.equals("author");
			int sending = visitor ? 401 : 404;
			int judging = visitor ? 401 : writes ? 404 : 403;
			Stream<Attempt> programs = Stream
				.of("/submissions/" + open, "/submissions/" + judged, "/trials/" + evaluation)
				.flatMap((path) -> Stream.of(new Attempt(who, "GET", path, JSON, 404),
						new Attempt(who, "GET", path + "?wait=1s", JSON, 404), new Attempt(who, "GET", path, HTML, 404),
						new Attempt(who, "GET", path, EVENTS, 404),
						new Attempt(who, "GET", path + "/result", EVENTS, 404),
						new Attempt(who, "POST", path + "/cancel", JSON, sending),
						new Attempt(who, "FORM", path + "/cancel", HTML, sending)));
			Stream<Attempt> judgings = Stream.of("/submissions/" + judged, "/submissions/" + open)
				.flatMap((path) -> Stream.of(new Attempt(who, "POST", path + "/rejudge", JSON, judging),
						new Attempt(who, "FORM", path + "/rejudge", HTML, judging)));
			Stream<Attempt> rejudgings = Stream.of(new Attempt(who, "GET", "/rejudgings/" + rejudging, JSON, judging),
					new Attempt(who, "POST", "/rejudgings/" + rejudging + "/cancel", JSON, judging));
			Stream<Attempt> failed = Stream
				.of(new Attempt(who, "FORM", "/queue/failed/" + judged, HTML, visitor ? 401 : 403));
			return Stream.of(programs, judgings, rejudgings, failed).flatMap((some) -> some);
		});
	}

	@ParameterizedTest
	@MethodSource("attempts")
	void areNotThereForOthers(Attempt attempt) {
		Answer answer = attempt.by(others.get(attempt.who()));
		assertThat(answer.status()).as(answer.body()).isEqualTo(attempt.expected());
		assertThat(answer.body()).doesNotContain("Findfrequency").doesNotContain("ACCEPTED");
	}

	@Test
	void areInNoListOfOthers() {
		String ids = "id=%s&id=%s".formatted(open, judged);
		for (String filter : List.of("", "?" + ids, "?question_id=" + question, "?owner=me", "?question_owner=me",
				"?verdict=ACCEPTED", "?status=QUEUED", "?owner=" + owner(judged),
				"?question_id=%d&question_owner=me&%s".formatted(question, ids))) {
			for (String who : List.of("solver", "author")) {
				JsonNode list = others.get(who).get("/submissions" + filter).json();
				assertThat(list.get("total").intValue()).as(who + filter).isZero();
				assertThat(list.get("items")).as(who + filter).isEmpty();
				assertThat(others.get(who).get("/submissions" + filter, "Accept", HTML).body()).as(who + filter)
					.doesNotContain(judged.toString(), open.toString());
			}
			assertThat(api.get("/submissions" + filter).status()).isEqualTo(401);
			assertThat(api.get("/submissions" + filter, "Accept", HTML).status()).isEqualTo(302);
		}
		assertThat(others.get("author").get("/rejudgings").json().get("items").toString())
			.doesNotContain("\"id\":%d,".formatted(rejudging));
		assertThat(others.get("solver").get("/ques/" + question, "Accept", HTML).body())
			.doesNotContain(judged.toString());
	}

	@Test
	void cannotBeRejudgedByAuthorsOfOtherQuestions() {
		ApiClient other = others.get("author");
		assertThat(rejudge(other, "{\"question_id\":%d}".formatted(draft()))).isEqualTo(404);
		assertThat(rejudge(other, "{\"question_id\":%d}".formatted(question))).isEqualTo(403);
		assertThat(rejudge(other, "{\"submission_ids\":[\"%s\"]}".formatted(judged))).isEqualTo(403);
		assertThat(rejudge(other, "{\"verdict\":\"ACCEPTED\",\"dry_run\":true}")).isEqualTo(403);
		assertThat(rejudge(author, "{\"verdict\":\"ACCEPTED\",\"dry_run\":true}")).isEqualTo(403);
		assertThat(rejudge(author, "{\"question_id\":%d,\"dry_run\":true}".formatted(question))).isEqualTo(200);
	}

	private static int rejudge(ApiClient client, String criteria) {
		return client.post("/rejudgings", criteria).status();
	}

	@Test
	void showTheSenderTheAuthorAndOperatorsWhatTheyMay() {
		for (ApiClient reader : List.of(solver, author, accounts.as(Role.OPERATOR))) {
			for (String path : List.of("/submissions/" + judged, "/submissions/" + open, "/trials/" + evaluation)) {
				assertThat(reader.get(path).status()).isEqualTo(200);
				assertThat(reader.get(path, "Accept", HTML).status()).isEqualTo(200);
			}
			assertThat(reader.get("/submissions/" + judged, "Accept", EVENTS).body()).contains("event:done");
			JsonNode list = reader.get("/submissions?question_id=" + question).json();
			assertThat(list.get("total").intValue()).isEqualTo(2);
			assertThat(list.get("items").get(1).get("id").stringValue()).isEqualTo(judged.toString());
			assertThat(reader.get("/submissions?id=" + judged).json().get("items")).hasSize(1);
			assertThat(reader.get("/submissions?verdict=ACCEPTED&question_id=" + question).json().get("items"))
				.hasSize(1);
		}
		assertThat(solver.get("/submissions?owner=me").json().get("total").intValue()).isEqualTo(2);
		assertThat(author.get("/submissions?owner=me").json().get("total").intValue()).isZero();
		assertThat(author.get("/submissions?question_owner=me").json().get("total").intValue()).isEqualTo(2);
		assertThat(solver.get("/submissions", "Accept", HTML).body()).contains("My submissions", judged.toString());
		assertThat(solver.post("/submissions/" + judged + "/rejudge", "").status()).isEqualTo(403);
	}

	@Test
	void areListedTogetherForAnAuthorWhoAlsoSolves() {
		long other = author.addQuestion();
		publish(other);
		ApiClient solvingAuthor = accounts.as(accounts.create(Role.AUTHOR));
		long own = solvingAuthor.addQuestion();
		publish(own);
		UUID toOwn = solver.submit(own);
		UUID ownToOther = solvingAuthor.submit(other);
		UUID ownToOwn = solvingAuthor.submit(own);
		solver.submit(other);
		assertThat(ids(solvingAuthor, "/submissions")).containsExactly(ownToOwn, ownToOther, toOwn);
		assertThat(ids(solvingAuthor, "/submissions?size=1&page=1")).containsExactly(ownToOther);
		assertThat(ids(solvingAuthor, "/submissions?owner=me")).containsExactly(ownToOwn, ownToOther);
		assertThat(ids(solvingAuthor, "/submissions?question_owner=me")).containsExactly(ownToOwn, toOwn);
		assertThat(ids(solvingAuthor, "/submissions?question_id=" + other)).containsExactly(ownToOther);
		assertThat(ids(solvingAuthor, "/submissions?before=" + ownToOwn)).containsExactly(ownToOther, toOwn);
		assertThat(solvingAuthor.get("/submissions?exact_total=true&size=1").json().get("total").intValue())
			.isEqualTo(3);
	}

	@Test
	void areSeenByCoAuthorsUntilTheyAreNone() {
		ApiClient helper = accounts.as(accounts.create(Role.AUTHOR));
		assertThat(helper.get("/submissions/" + judged).status()).isEqualTo(404);
		long id = account(helper);
		inTransaction("insert into co_authors values (?, ?)", question, id);
		assertThat(helper.get("/submissions/" + judged).status()).isEqualTo(200);
		assertThat(ids(helper, "/submissions")).contains(judged);
		inTransaction("delete from co_authors where question_id = ? and account_id = ?", question, id);
		assertThat(helper.get("/submissions/" + judged).status()).isEqualTo(404);
	}

	@Test
	void takeNoLinesOfSomebodyElsesEvaluation() {
		ApiClient other = others.get("author");
		long own = other.addQuestion();
		String fill = "{\"code\":\"pass\",\"lines\":\"{}\",\"trial\":\"%s\"}".formatted(evaluation);
		assertThat(other.post("/create/testcase/%d/fill".formatted(own), fill).status()).isEqualTo(404);
		assertThat(other.post("/create/testcase/%d/fill".formatted(question), fill).status()).isEqualTo(403);
	}

	@Test
	void goToNoQuestionThatTheSenderDoesNotKnow() {
		long draft = draft();
		for (String path : List.of("/code/execute/", "/code/try/")) {
			assertThat(solver.post(path + draft, "{\"code\":\"pass\"}").status()).isEqualTo(404);
			assertThat(solver.post(path + draft, FORM, "code=pass", "Accept", HTML).status()).isEqualTo(404);
			assertThat(author.post(path + draft, "{\"code\":\"pass\"}").status()).isEqualTo(202);
			assertThat(api.post(path + question, "{\"code\":\"pass\"}").status()).isEqualTo(401);
		}
	}

	@Test
	void tellOthersOnlyHowLongTheQueueIs() {
		String page = solver.get("/queue", "Accept", HTML).body();
		assertThat(page).contains("Longest wait")
			.doesNotContain("Parked messages", "Failed judgements", "id=\"workers\"");
		assertThat(solver.get("/queue").json().has("queued")).isTrue();
		assertThat(accounts.as(Role.OPERATOR).get("/queue", "Accept", HTML).body()).contains("Parked messages",
				"Failed judgements", "id=\"workers\"");
		for (String path : List.of("/workers", "/parked")) {
			assertThat(author.get(path).status()).isEqualTo(403);
			assertThat(api.get(path).status()).isEqualTo(401);
		}
	}

	@Test
	void belongToTheFirstOperatorIfTheyWereSentWithoutAccounts() {
		UUID former = solver.submit(question);
		inTransaction("update submissions set owner_id = null where id = uuid_to_bin(?)", former.toString());
		assertThat(solver.get("/submissions/" + former).status()).isEqualTo(404);
		long first = database.queryForObject("select min(id) from accounts where role = 'OPERATOR' and not disabled",
				Long.class);
		await().ignoreExceptions().untilAsserted(() -> assertThat(owner(former)).isEqualTo(first));
	}

	private long draft() {
		return author.addQuestion();
	}

	private static List<UUID> ids(ApiClient client, String path) {
		return client.get(path)
			.json()
			.get("items")
			.valueStream()
			.map((item) -> UUID.fromString(item.get("id").stringValue()))
			.toList();
	}

	private static UUID id(Answer answer) {
		assertThat(answer.status()).as(answer.body()).isEqualTo(202);
		return UUID.fromString(answer.json().get("id").stringValue());
	}

	private long owner(UUID submission) {
		return database.queryForObject("select owner_id from submissions where id = uuid_to_bin(?)", Long.class,
				submission.toString());
	}

	private long account(ApiClient client) {
		long own = client.addQuestion();
		return database.queryForObject("select owner_id from questions where id = ?", Long.class, own);
	}

	private void publish(long id) {
		inTransaction("update questions set state = 'PUBLISHED' where id = ?", id);
	}

	private void inTransaction(String sql, Object... values) {
		transaction.executeWithoutResult((status) -> database.update(sql, values));
	}

}
