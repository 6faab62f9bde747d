package dev.gavel.api.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gavel.api.AccountsTest;
import dev.gavel.api.ApiClient.Answer;
import dev.gavel.api.ApiClient;
import dev.gavel.api.Examples;
import dev.gavel.api.TestAccounts;
import dev.gavel.api.TestWorker;
import dev.gavel.api.access.Caller;
import dev.gavel.api.access.CallerRates.Act;
import dev.gavel.api.access.Role;
import dev.gavel.api.account.Account;
import dev.gavel.api.account.Accounts;
import dev.gavel.message.JudgeJob;
import dev.gavel.message.Verdict;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

@AccountsTest
class PersonalDataIT {

	@Autowired
	private TestAccounts accounts;

	@Autowired
	private Accounts stored;

	@Autowired
	private TestWorker worker;

	@Autowired
	private AccountExport export;

	@Autowired
	private JdbcTemplate database;

	@Autowired
	private TransactionTemplate transaction;

	private static final Caller CALLER = Caller.trusted("::1");

	private ApiClient operator() {
		return accounts.as(Role.OPERATOR);
	}

	@Test
	void leavesNoTraceOfAnErasedAccountButItsVerdicts() {
		Account erased = accounts.create(Role.AUTHOR);
		ApiClient client = accounts.as(erased);
		long question = client.addQuestion();
		UUID submission = judged(client.submit(question));
		Answer token = client.post("/tokens", "{\"name\":\"of %s\",\"scopes\":[\"read\"]}".formatted(erased.name()));
		assertThat(token.status()).as(token.body()).isEqualTo(201);
		ApiClient program = client.withToken(token.json().get("token").stringValue());
		assertThat(program.get("/tokens").status()).isEqualTo(200);
		assertThat(client
			.post("/evaluations/batches?name=of+" + erased.name().replace(" ", "+"), "application/jsonl",
					"{\"custom_id\":\"a\",\"code\":\"pass\",\"question_id\":%d}".formatted(question))
			.status()).isEqualTo(202);
		group(erased);
		long shared = accounts.as(Role.AUTHOR).addQuestion();
		operator().put("/ques/%d/authors".formatted(shared), "{\"co_authors\":[\"%s\"]}".formatted(erased.name()));
		operator().post("/accounts/%d/link".formatted(erased.id()), "");
		assertThat(seenByOperator(erased, question)).contains(erased.name());

		assertThat(operator().delete("/accounts/" + erased.id()).status()).isEqualTo(204);

		assertThat(seenByOperator(erased, question)).doesNotContain(erased.name());
		assertThat(operator().get("/submissions/" + submission).body()).contains("ACCEPTED");
		assertThat(client.get("/account", "Accept", "text/html").status()).isEqualTo(302);
		assertThat(program.get("/tokens").status()).isEqualTo(401);
		assertThat(client.browser().signIn(erased.name(), TestAccounts.PASSWORD).status()).isEqualTo(422);
		assertThat(tablesThatHave(erased.name())).isEmpty();
		assertThat(database.queryForObject(
				"select count(*) from evaluation_batches where owner_id = ? and cancelled_at is not null",
				Integer.class, erased.id()))
			.isEqualTo(1);
		assertThat(operator().delete("/accounts/" + erased.id()).status()).isEqualTo(404);
		assertThat(operator()
			.put("/accounts/" + erased.id(), "{\"name\":\"x y\",\"role\":\"operator\",\"disabled\":false}")
			.status()).isEqualTo(404);
	}

	@Test
	void erasesByTheAccountAndNotByTheWord() {
		ApiClient author = accounts.as(Role.AUTHOR);
		long question = author.addQuestion();
		author.put("/ques/%d/state".formatted(question), "{\"state\":\"published\"}");
		String before = changes("question " + question);
		assertThat(before).contains("{\"state\":\"published\"}");
		Account named = stored.create(null, "published", Role.AUTHOR);
		assertThat(operator().delete("/accounts/" + named.id()).status()).isEqualTo(204);
		assertThat(changes("question " + question)).isEqualTo(before);
	}

	@Test
	void leavesNoFormerNameAndNoAddressOfAnErasedAccount() {
		Account erased = stored.signUp(Caller.visitor(Set.of(), "203.0.113.77"), "Zenobia Former", "no hash");
		stored.changeRole(null, erased.id(), Role.AUTHOR);
		long shared = accounts.as(Role.AUTHOR).addQuestion();
		operator().put("/ques/%d/authors".formatted(shared), "{\"co_authors\":[\"Zenobia Former\"]}");
		stored.rename(CALLER, erased.id(), "Zenobia Later");
		assertThat(tablesThatHave("Zenobia")).contains("accounts.name", "audit_entries.after_state");
		assertThat(tablesThatHave("203.0.113.77")).containsExactly("audit_entries.address");
		operator().delete("/accounts/" + erased.id());
		assertThat(tablesThatHave("Zenobia")).isEmpty();
		assertThat(tablesThatHave("203.0.113.77")).isEmpty();
		assertThat(changes("account " + erased.id())).contains("ACCOUNT_CREATED null {\"role\":\"solver\"}",
				"ACCOUNT_RENAMED {} {}", "ROLE_CHANGED {\"role\":\"solver\"} {\"role\":\"author\"}", "ACCOUNT_ERASED");
		assertThat(changes("question " + shared)).contains("\"co_author_ids\":[%d]".formatted(erased.id()));
	}

	/** Returns all that operators can look at. */
	private String seenByOperator(Account account, long question) {
		StringBuilder seen = new StringBuilder();
		for (String path : List.of("/accounts?size=100", "/accounts/" + account.id(), "/audit?size=100", "/groups",
				"/submissions", "/ques/" + question, "/ques/%d/edits".formatted(question),
				"/ques/%d/results".formatted(question), "/queue", "/rejudgings")) {
			for (String type : List.of("application/json", "text/html")) {
				seen.append(operator().get(path, "Accept", type).body());
			}
		}
		return seen.append(operator().get("/audit", "Accept", "application/jsonl").body()).toString();
	}

	/** Returns where the database has a text in any column. */
	private List<String> tablesThatHave(String text) {
		Map<String, String> columns = new LinkedHashMap<>();
		return transaction.execute((status) -> {
			database.query("""
					select table_name t, column_name c from information_schema.columns
					where table_schema = database() and data_type in ('varchar', 'longtext', 'mediumtext', 'char')""",
					(row) -> {
						columns.put(row.getString("t") + "." + row.getString("c"), row.getString("c"));
					});
			return columns.keySet().stream().filter((column) -> has(column, text)).toList();
		});
	}

	private boolean has(String column, String text) {
		String[] parts = column.split("\\.");
		Integer found = database.queryForObject(
				"select count(*) from `%s` where convert(`%s` using utf8mb4) like ?".formatted(parts[0], parts[1]),
				Integer.class, "%" + text + "%");
		return found != null && found > 0;
	}

	@Test
	void erasesFromAPageOnlyWithTheNameAsAConfirmation() {
		Account account = accounts.create(Role.SOLVER);
		String path = "/accounts/%d/erase".formatted(account.id());
		String form = "application/x-www-form-urlencoded";
		assertThat(operator().post(path, form, "name=another").status()).isEqualTo(422);
		assertThat(operator().post(path, form, "").status()).isEqualTo(422);
		assertThat(operator().post(path, form, "name=" + account.name().replace(" ", "+").toUpperCase()).status())
			.isEqualTo(303);
		assertThat(operator().get("/accounts/" + account.id(), "Accept", "text/html").body())
			.contains("Erased account " + account.id())
			.doesNotContain("Enable account");
	}

	@Test
	void givesPeopleWhatIsStoredOfThem() throws IOException {
		Account account = accounts.create(Role.AUTHOR);
		ApiClient client = accounts.as(account);
		long question = client.addQuestion();
		UUID submission = judged(client.submit(question));
		assertThat(client.post("/code/try/" + question, "{\"code\":\"evaluated = 1\"}").status()).isEqualTo(202);
		client.post("/evaluations/batches?name=mine", "application/jsonl",
				"{\"custom_id\":\"line 1\",\"code\":\"batched = 1\",\"question_id\":%d}".formatted(question));
		verified(client, question);
		client.post("/tokens", "{\"name\":\"robot\",\"scopes\":[\"read\"]}");
		group(account);
		Answer own = client.get("/account/export");
		assertThat(own.header("Content-Disposition"))
			.isEqualTo("attachment; filename=\"gavel-account-%d.zip\"".formatted(account.id()));
		Map<String, String> files = files(account.id());
		assertThat(files.keySet()).containsExactly("account.json", "submissions.jsonl", "evaluations.jsonl",
				"batches.jsonl", "questions.jsonl", "edits.jsonl", "imports.jsonl", "audit.jsonl");
		assertThat(files.get("account.json")).contains("\"name\":\"" + account.name() + "\"", "\"role\":\"author\"",
				"\"issuer\":null", "\"submissions_per_minute\":null", "\"name\":\"group of " + account.id() + "\"",
				"\"scopes\":\"read\"", "\"address\":\"127.0.0.1\"", "\"browser\":");
		assertThat(files.get("account.json")).doesNotContain("hash", "password", "gvl_");
		assertThat(files.get("submissions.jsonl").lines()).singleElement()
			.asString()
			.contains(submission.toString(), "\"verdict\":\"ACCEPTED\",\"score\":null,\"max_score\":null",
					"def Findfrequency");
		assertThat(files.get("evaluations.jsonl").lines()).hasSize(2)
			.anyMatch((line) -> line.contains("evaluated = 1") && line.contains("\"custom_id\":null"))
			.anyMatch((line) -> line.contains("batched = 1") && line.contains("\"custom_id\":\"line 1\""));
		assertThat(files.get("batches.jsonl").lines()).singleElement()
			.asString()
			.contains("\"name\":\"mine\",\"lines\":1");
		assertThat(files.get("questions.jsonl").lines()).singleElement().asString().contains("\"title\":");
		assertThat(files.get("edits.jsonl").lines()).hasSize(2)
			.allMatch((line) -> line.contains("\"question_id\":" + question));
		assertThat(files.get("audit.jsonl")).contains("QUESTION_CREATED", "TOKEN_CREATED");
		assertThat(client.get("/accounts/%d/export".formatted(account.id())).status()).isEqualTo(403);
		assertThat(operator().get("/accounts/%d/export".formatted(account.id())).status()).isEqualTo(200);
		assertThat(accounts.as(Role.VISITOR).get("/account/export").status()).isEqualTo(401);
	}

	/** Nobody has sent the runs of a verification. */
	private static void verified(ApiClient author, long question) {
		author.post("/ques/%d/solutions".formatted(question), "{\"name\":\"right\",\"code\":\"verified = 1\"}");
		assertThat(author.post("/ques/%d/verification".formatted(question), "").status()).isEqualTo(202);
		assertThat(author
			.delete("/ques/%d/solutions/%d".formatted(question,
					author.get("/ques/%d/solutions".formatted(question)).json().at("/0/id").longValue()))
			.status()).isEqualTo(204);
	}

	@Test
	void boundsWhatLeavesEntriesBehind() {
		ApiClient client = accounts.as(accounts.create(Role.SOLVER));
		for (int i = 0; i < Act.CREATE_TOKEN.perHour(); i++) {
			Answer made = client.post("/tokens", "{\"name\":\"x\",\"scopes\":[\"read\"]}");
			assertThat(client.delete("/tokens/" + made.json().get("id")).status()).isEqualTo(204);
		}
		assertThat(client.post("/tokens", "{\"name\":\"x\",\"scopes\":[\"read\"]}").status()).isEqualTo(429);
		for (int i = 0; i < Act.EXPORT_ACCOUNT.perHour(); i++) {
			assertThat(client.get("/account/export").status()).isEqualTo(200);
		}
		assertThat(client.get("/account/export").status()).isEqualTo(429);
	}

	private Map<String, String> files(long id) throws IOException {
		ByteArrayOutputStream zipped = new ByteArrayOutputStream();
		export.write(export.begin(Caller.trusted("127.0.0.1"), id), zipped);
		Map<String, String> files = new LinkedHashMap<>();
		try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(zipped.toByteArray()))) {
			for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
				files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
			}
		}
		return files;
	}

	@Test
	void recordsEveryChange() {
		Account author = accounts.create(Role.AUTHOR);
		ApiClient client = accounts.as(author);
		long question = client.post("/add_ques", Examples.QUESTION).json().get("id").longValue();
		client.put("/ques/" + question, Examples.QUESTION.replace("Easy", "Hard"));
		long test = client.post("/create/testcase/" + question, Examples.TEST_CASE).json().get("id").longValue();
		client.put("/testcases/" + test, Examples.TEST_CASE.replace("\"2\"", "\"2\", \"hidden\": true"));
		client.delete("/testcases/" + test);
		String changes = client.get("/audit").status() + changes("question " + question);
		assertThat(changes).startsWith("403")
			.contains("QUESTION_CREATED", "{\"type\":\"Easy\"} {\"type\":\"Hard\"}")
			.contains("{\"hidden\":false} {\"hidden\":true}")
			.containsPattern("TESTS_CHANGED null \\{\"id\":%d,\"index\":1,\"hidden\":false,.*\"hash\":\"[0-9a-f]{64}\"}"
				.formatted(test))
			.containsPattern("TESTS_CHANGED \\{\"id\":%d.*} null".formatted(test))
			.contains(author.name())
			.doesNotContain("input_variables", "[1,2,2,3]");
	}

	@Test
	void recordsWhatOperatorsDoWithAccounts() {
		long id = accounts.create(Role.SOLVER).id();
		String account = "/accounts/" + id;
		operator().put(account, "{\"name\":\"renamed %d\",\"role\":\"author\",\"disabled\":true}".formatted(id));
		operator().put(account,
				"{\"name\":\"renamed %d\",\"role\":\"author\",\"disabled\":false,\"submissions_per_minute\":5}"
					.formatted(id));
		operator().post(account + "/link", "");
		assertThat(changes("account " + id)).contains("ROLE_CHANGED {\"role\":\"solver\"} {\"role\":\"author\"}",
				"ACCOUNT_DISABLED", "ACCOUNT_ENABLED", "ACCOUNT_RENAMED",
				"LIMIT_CHANGED {\"submissions_per_minute\":null} {\"submissions_per_minute\":5}", "LINK_CREATED");
	}

	private String changes(String thing) {
		StringBuilder changes = new StringBuilder();
		operator().get("/audit?size=100&thing=" + thing.replace(" ", "+"))
			.json()
			.get("items")
			.forEach((entry) -> changes.append("%s %s %s %s%n".formatted(entry.get("action").stringValue(),
					entry.get("before"), entry.get("after"), entry.get("account_name").stringValue())));
		return changes.toString();
	}

	private void group(Account account) {
		long group = operator().post("/groups", "{\"name\":\"group of %d\"}".formatted(account.id()))
			.json()
			.get("id")
			.longValue();
		operator().put("/groups/%d/members/%d".formatted(group, account.id()), "");
	}

	private UUID judged(UUID submission) {
		JudgeJob job = worker.job(submission, 1);
		worker.report(TestWorker.judged(job, Verdict.ACCEPTED));
		await().atMost(Duration.ofSeconds(60))
			.until(() -> operator().get("/submissions/" + submission).body().contains("\"DONE\""));
		return submission;
	}

}
