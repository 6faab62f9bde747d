package dev.gavel.api.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gavel.api.ApiClient;
import dev.gavel.api.ApiClient.Answer;
import dev.gavel.api.ApiTest;
import dev.gavel.api.Examples;
import dev.gavel.api.Replica;
import dev.gavel.api.TestWorker;
import dev.gavel.api.access.Caller;
import dev.gavel.api.waiting.Transfers;
import dev.gavel.api.waiting.Transfers.Transfer;
import dev.gavel.message.ContentHash;
import dev.gavel.message.Verdict;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

@ApiTest
class IdempotencyKeysIT {

	private static final String JSON = "application/json";

	private static final String LINES = "application/jsonl";

	private static final String REPLAYED = "Idempotent-Replayed";

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private final ApiClient api;

	private final TestWorker worker;

	private final IdempotencyKeys keys;

	private final KeyUpkeep upkeep;

	private final Transfers transfers;

	private final JdbcTemplate database;

	private final TransactionTemplate transaction;

	private final Environment environment;

	private long question;

	@Autowired
	IdempotencyKeysIT(ApiClient api, TestWorker worker, IdempotencyKeys keys, KeyUpkeep upkeep, Transfers transfers,
			JdbcTemplate database, TransactionTemplate transaction, Environment environment) {
		this.api = api;
		this.worker = worker;
		this.keys = keys;
		this.upkeep = upkeep;
		this.transfers = transfers;
		this.database = database;
		this.transaction = transaction;
		this.environment = environment;
	}

	@BeforeEach
	void addQuestion() {
		question = api.addQuestion();
	}

	@Test
	void aSubmissionIsAnsweredAgainAsItIsNow() {
		String key = newKey();
		String code = program();
		Answer first = submit(api, key, "", code);
		assertThat(first.status()).as(first.body()).isEqualTo(202);
		assertThat(first.header(REPLAYED)).isEmpty();
		worker.report(
				TestWorker.judged(worker.job((job) -> code.equals(submitted(job.source().strip()))), Verdict.ACCEPTED));
		await().atMost(PATIENCE)
			.until(() -> api.get(first.header("Location")).json().get("status").stringValue().equals("DONE"));
		Answer again = submit(api, '"' + key + '"', "", code);
		assertThat(again.status()).isEqualTo(202);
		assertThat(again.header("Location")).isEqualTo(first.header("Location"));
		assertThat(again.header(REPLAYED)).isEqualTo("true");
		assertThat(again.json().get("verdict").stringValue()).isEqualTo("ACCEPTED");
		Answer waiting = submit(api, key, "?wait=10s", code);
		assertThat(waiting.status()).isEqualTo(200);
		assertThat(waiting.json().get("id")).isEqualTo(first.json().get("id"));
		assertThat(submissions()).isEqualTo(1);
	}

	@Test
	void eachRouteThatCreatesCreatesOnce() {
		String path = submit(api, newKey(), "", program()).header("Location");
		api.post(path + "/cancel", "");
		String program = "{\"kind\": \"program\"}";
		List<Sent> all = List.of(new Sent("/add_ques", JSON, Examples.QUESTION),
				new Sent("/create/testcase/" + question, JSON, Examples.TEST_CASE),
				new Sent("/create/testcase/" + question, LINES, Examples.TEST_CASE.replaceAll("\\s+", " ")),
				new Sent("/code/execute/" + question, "text/x-python", "print('text')"),
				new Sent("/code/try/" + question, JSON, "{\"code\": \"pass\"}"),
				new Sent("/evaluations", JSON,
						"{\"code\": \"pass\", \"question\": {\"metadata\": %s}, \"tests\": [{\"output\": \"\"}]}"
							.formatted(program)),
				new Sent("/evaluations/batches", LINES, line(1)), new Sent(path + "/rejudge", JSON, ""),
				new Sent("/webhooks", JSON,
						"{\"url\": \"http://127.0.0.1:1024/\", \"question_id\": %d}".formatted(question)),
				new Sent("/rejudgings", JSON, "{\"question_id\": %d}".formatted(question)));
		assertThat(all).allSatisfy((sent) -> {
			String key = newKey();
			Answer first = sent.by(api, key);
			Answer again = sent.by(api, key);
			assertThat(first.status()).as(first.body()).isIn(201, 202);
			assertThat(again.status()).as(again.body()).isEqualTo(first.status());
			assertThat(again.header("Location")).isEqualTo(first.header("Location"));
			assertThat(again.header(REPLAYED)).isEqualTo("true");
			assertThat(again.json().get("id")).isEqualTo(first.json().get("id"));
			assertThat(again.json().get("added")).isEqualTo(first.json().get("added"));
			// Jobs that are left would take the place of those of other tests.
			api.post(first.header("Location") + "/cancel", "");
		});
		assertThat(database.queryForObject("select count(*) from test_cases where question_id = ?", Integer.class,
				question))
			.isEqualTo(3);
	}

	@Test
	void formsWithFilesAreTheSameWhateverIsBetweenTheirParts() {
		Answer made = api.post("/add_ques",
				"{\"title\": \"t\", \"description\": \"d\", \"type\": \"Easy\", \"metadata\": {\"kind\": \"program\"}}");
		String path = "/create/testcase/" + made.json().get("id");
		String key = newKey();
		Answer first = form("one", "4").by(path, key);
		Answer again = form("two", "4").by(path, key);
		assertThat(first.status()).as(first.body()).isEqualTo(201);
		assertThat(again.json().get("id")).isEqualTo(first.json().get("id"));
		assertThat(form("two", "5").by(path, key).status()).isEqualTo(422);
	}

	private Form form(String boundary, String output) {
		return (path, key) -> new Sent(path, "multipart/form-data; boundary=" + boundary, """
				--%s\r
				Content-Disposition: form-data; name="output"; filename="out"\r
				\r
				%s\r
				--%1$s--\r
				""".formatted(boundary, output)).by(api, key);
	}

	private interface Form {

		Answer by(String path, String key);

	}

	@Test
	void aKeyIsForOneBodyOfOneRoute() {
		String key = newKey();
		String code = program();
		submit(api, key, "", code);
		Answer other = submit(api, key, "", program());
		assertThat(other.status()).isEqualTo(422);
		assertThat(other.json().get("type").stringValue()).isEqualTo("/problems/idempotency-key-reused");
		Answer asText = new Sent("/code/execute/" + question, "text/plain", code).by(api, key);
		assertThat(asText.status()).isEqualTo(422);
		assertThat(submissions()).isEqualTo(1);
		assertThat(new Sent("/code/execute/" + api.addQuestion(), JSON, code).by(api, key).status()).isEqualTo(202);
	}

	@Test
	void aFailedRequestDoesNotUseItsKeyUp() {
		String key = newKey();
		assertThat(submit(api, key, "", "{\"code\": \"\"}").status()).isEqualTo(422);
		assertThat(submit(api, key, "", "{").status()).isEqualTo(400);
		Answer right = submit(api, key, "", program());
		assertThat(right.status()).isEqualTo(202);
		assertThat(right.header(REPLAYED)).isEmpty();
		assertThat(submit(api, "", "", program()).json().get("type").stringValue())
			.isEqualTo("/problems/invalid-idempotency-key");
	}

	@Test
	void isRefusedWhileTheFirstIsUnderWay() {
		String key = newKey();
		Sent test = new Sent("/create/testcase/" + question, JSON, Examples.TEST_CASE);
		CompletableFuture<Answer> first = whileQuestionIsLocked(() -> {
			CompletableFuture<Answer> sent = CompletableFuture.supplyAsync(() -> test.by(api, key));
			await().atMost(PATIENCE).until(() -> test.by(api, key).status() == 409);
			Answer refused = test.by(api, key);
			assertThat(refused.json().get("type").stringValue()).isEqualTo("/problems/idempotency-key-in-use");
			assertThat(refused.header("Retry-After")).isEqualTo("1");
			return sent;
		});
		assertThat(first.join().status()).isEqualTo(201);
		assertThat(test.by(api, key).json().get("id")).isEqualTo(first.join().json().get("id"));
	}

	@Test
	void goesOnAfterARequestThatWasKilledAndOutrunsOneThatWasThoughtToBe() {
		String key = newKey();
		Sent test = new Sent("/create/testcase/" + question, JSON, Examples.TEST_CASE);
		CompletableFuture<Answer> slow = whileQuestionIsLocked(() -> {
			CompletableFuture<Answer> sent = CompletableFuture.supplyAsync(() -> test.by(api, key));
			// As if its claim had run out, and another request had taken over.
			await().atMost(PATIENCE).until(() -> transaction.execute((status) -> database.update("""
					update idempotency_keys set claim = claim + 1, held_until = utc_timestamp(6)
					where created is null and held_until is not null""")) == 1);
			return sent;
		});
		assertThat(slow.join().status()).isEqualTo(409);
		Answer next = test.by(api, key);
		assertThat(next.status()).as(next.body()).isEqualTo(201);
		assertThat(next.header(REPLAYED)).isEmpty();
		assertThat(next.json().get("index").intValue()).isEqualTo(2);
	}

	@Test
	void takesOverFromNoRequestThatIsAboutToCommit() {
		String key = newKey();
		String code = program();
		String created = submit(api, key, "", code).json().get("id").stringValue();
		// As it was before the first request stored something; since then its claim has
		// run out.
		change("update idempotency_keys set created = null, held_until = utc_timestamp(6) where created = ?", created);
		byte[] row = database.queryForObject("select key_hash from idempotency_keys order by created_at desc limit 1",
				byte[].class);
		CompletableFuture<Answer> repeated = transaction.execute((status) -> {
			database.update("update idempotency_keys set created = ?, held_until = null where key_hash = ?", created,
					row);
			CompletableFuture<Answer> sent = CompletableFuture.supplyAsync(() -> submit(api, key, "", code));
			await().atMost(PATIENCE)
				.until(() -> database.queryForObject(
						"select count(*) from information_schema.processlist where info like 'update idempotency_keys set claim%'",
						Integer.class) == 1);
			return sent;
		});
		assertThat(repeated.join().status()).isEqualTo(409);
		Answer next = submit(api, key, "", code);
		assertThat(next.header(REPLAYED)).isEqualTo("true");
		assertThat(next.json().get("id").stringValue()).isEqualTo(created);
		assertThat(submissions()).isEqualTo(1);
	}

	@Test
	void holdsTheOtherClaimsWhileTheRowOfOneIsLocked() {
		Claim locked = claimed();
		Claim free = claimed();
		change("update idempotency_keys set held_until = utc_timestamp(6) where key_hash = ?", free.key());
		transaction.executeWithoutResult((status) -> {
			database.queryForList("select claim from idempotency_keys where key_hash = ? for update", locked.key());
			CompletableFuture.runAsync(keys::hold).orTimeout(20, TimeUnit.SECONDS).join();
			assertThat(database.queryForObject(
					"select held_until > utc_timestamp(6) from idempotency_keys where key_hash = ?", Boolean.class,
					free.key()))
				.isTrue();
		});
		Stream.of(locked, free).forEach((claim) -> keys.under(claim, () -> null));
		change("delete from idempotency_keys where key_hash in (?, ?)", locked.key(), free.key());
	}

	private void change(String statement, Object... values) {
		transaction.executeWithoutResult((status) -> database.update(statement, values));
	}

	private Claim claimed() {
		byte[] key = ContentHash.begin().digest(newKey().getBytes(StandardCharsets.UTF_8));
		Claim claim = IdempotencyKeys.newClaim(key, String.class, false);
		keys.claim(claim, null);
		return claim;
	}

	private <T> T whileQuestionIsLocked(Supplier<T> work) {
		return transaction.execute((status) -> {
			database.queryForList("select id from questions where id = ? for update", question);
			return CompletableFuture.supplyAsync(work).join();
		});
	}

	@Test
	void twoReplicasCreateOnce() {
		try (Replica other = Replica.of(environment)) {
			List<String> keys = IntStream.range(0, 30).mapToObj((i) -> newKey()).toList();
			List<CompletableFuture<Answer>> answers = keys.stream()
				.flatMap((key) -> Stream.of(api, other.client(), api, other.client())
					.map((client) -> CompletableFuture
						.supplyAsync(() -> submit(client, key, "", "{\"code\": \"# %s\"}".formatted(key)))))
				.toList();
			assertThat(answers).allSatisfy((answer) -> assertThat(answer.join().status()).isIn(202, 409));
			assertThat(submissions()).isEqualTo(30);
			assertThat(keys).allSatisfy((key) -> assertThat(
					submit(other.client(), key, "", "{\"code\": \"# %s\"}".formatted(key)).header(REPLAYED))
				.isEqualTo("true"));
		}
	}

	@Test
	void aBatchGoesOnWhereItsConnectionBroke() throws IOException {
		String key = newKey();
		String all = String.join("\n", IntStream.range(0, 150).mapToObj(IdempotencyKeysIT::line).toList());
		Sent batch = new Sent("/evaluations/batches", LINES, all);
		try (Socket socket = new Socket("localhost",
				environment.getRequiredProperty("local.server.port", Integer.class))) {
			OutputStream out = socket.getOutputStream();
			String head = "POST /evaluations/batches HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/jsonl\r\nContent-Length: 1000000\r\nIdempotency-Key: %s\r\n\r\n";
			out.write(
					(head.formatted(key) + all.substring(0, all.indexOf("\"120\""))).getBytes(StandardCharsets.UTF_8));
			await().atMost(PATIENCE)
				.until(() -> database.queryForObject(
						"select count(*) from idempotency_keys where created is not null and held_until is not null",
						Integer.class) == 1);
			assertThat(batch.by(api, key).status()).isEqualTo(409);
		}
		Answer whole = await().atMost(PATIENCE).until(() -> batch.by(api, key), (answer) -> answer.status() != 409);
		assertThat(whole.status()).as(whole.body()).isEqualTo(202);
		assertThat(whole.json().at("/received/known").intValue()).isGreaterThanOrEqualTo(100);
		assertThat(whole.json().get("lines").intValue()).isEqualTo(150);
		Answer again = batch.by(api, key);
		assertThat(again.header(REPLAYED)).isEqualTo("true");
		assertThat(again.json().get("id")).isEqualTo(whole.json().get("id"));
		Answer other = new Sent("/evaluations/batches", LINES, all + "\n" + line(151)).by(api, key);
		assertThat(other.status()).isEqualTo(422);
		api.post(whole.header("Location") + "/cancel", "");
	}

	@Test
	void aRepeatedBatchTakesAPlaceWhileItIsRead() {
		String key = newKey();
		Sent batch = new Sent("/evaluations/batches", LINES, line(1));
		Answer first = batch.by(api, key);
		List<Transfer> all = IntStream.range(0, 50).mapToObj((i) -> transfers.begin(Caller.trusted("::1"))).toList();
		assertThat(batch.by(api, key).status()).isEqualTo(503);
		all.forEach(Transfer::close);
		assertThat(batch.by(api, key).header("Location")).isEqualTo(first.header("Location"));
		api.post(first.header("Location") + "/cancel", "");
	}

	@Test
	void keysAreForgotten() {
		String key = newKey();
		submit(api, key, "", program());
		upkeep.forget(Instant.now().minusSeconds(60));
		assertThat(submit(api, key, "", program()).status()).isEqualTo(422);
		upkeep.forget(Instant.now().plusSeconds(60));
		assertThat(submit(api, key, "", program()).status()).isEqualTo(202);
	}

	private Answer submit(ApiClient client, String key, String query, String body) {
		return new Sent("/code/execute/" + question + query, JSON, body).by(client, key);
	}

	private int submissions() {
		return database.queryForObject("select count(*) from submissions where question_id = ?", Integer.class,
				question);
	}

	private static String line(int number) {
		return "{\"custom_id\":\"%d\",\"code\":\"pass\",\"question\":{\"metadata\":{\"kind\":\"program\"}},\"tests\":[{\"output\":\"\"}]}"
			.formatted(number);
	}

	private static String program() {
		return submitted("# " + UUID.randomUUID());
	}

	private static String submitted(String source) {
		return "{\"code\": \"%s\"}".formatted(source);
	}

	private static String newKey() {
		return UUID.randomUUID().toString();
	}

	private record Sent(String path, String type, String body) {

		Answer by(ApiClient api, String key) {
			return api.post(path, type, body, "Idempotency-Key", key);
		}

	}

}
