package dev.gavel.api.evaluation.batch;

import static java.util.Collections.nCopies;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gavel.api.ApiClient;
import dev.gavel.api.ApiClient.Answer;
import dev.gavel.api.ApiTest;
import dev.gavel.api.Replica;
import dev.gavel.api.TestWorker;
import dev.gavel.api.access.Caller;
import dev.gavel.api.evaluation.EndedEvaluations;
import dev.gavel.api.queue.Clients;
import dev.gavel.api.queue.Sent;
import dev.gavel.api.waiting.Transfers;
import dev.gavel.api.waiting.Transfers.Transfer;
import dev.gavel.message.JudgeJob;
import dev.gavel.message.Verdict;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ApiTest
class BatchesIT {

	private static final JsonMapper JSON = JsonMapper.shared();

	private static final String QUESTION = "\"question\":{\"metadata\":{\"kind\":\"program\"}},\"tests\":[{\"stdin\":\"1\",\"output\":\"1\"}]";

	private static final String RESULTS = "/results?tests=false&after=";

	private final ApiClient api;

	private final TestWorker worker;

	private final BatchUpkeep upkeep;

	private final JdbcTemplate database;

	private final TransactionTemplate transaction;

	private final BatchUpload upload;

	private final Clients clients;

	private final Environment environment;

	private final ApplicationContext context;

	/** Tells the programs of one test from those of others. */
	private final String mark = UUID.randomUUID().toString();

	@Autowired
	BatchesIT(ApiClient api, TestWorker worker, BatchUpkeep upkeep, JdbcTemplate database,
			TransactionTemplate transaction, BatchUpload upload, Clients clients, Environment environment,
			ApplicationContext context) {
		this.api = api;
		this.worker = worker;
		this.upkeep = upkeep;
		this.database = database;
		this.transaction = transaction;
		this.upload = upload;
		this.clients = clients;
		this.environment = environment;
		this.context = context;
	}

	@Test
	void eachLineHasOneResultInTheOrderOfCompletion() {
		Answer sent = send("", line("a"), "", "{\"custom_id\": \"broken\",", line("b"), line("a"),
				"{\"custom_id\": \"no tests\", \"code\": \"pass\", \"question\": {\"metadata\": {\"kind\": \"program\"}}}",
				"{\"code\": \"pass\"}");
		assertThat(sent.status()).as(sent.body()).isEqualTo(202);
		JsonNode batch = sent.json();
		assertThat(sent.header("Location")).isEqualTo("/evaluations/batches/" + id(batch));
		assertThat(batch.get("received")).hasToString("{\"lines\":6,\"known\":1,\"refused\":3}");
		assertThat(batch.get("status").stringValue()).isEqualTo("RUNNING");
		List<JsonNode> refused = results(batch, 0);
		assertThat(refused).extracting((result) -> result.get("position").intValue()).containsExactly(1, 2, 3);
		assertThat(refused).extracting((result) -> result.get("custom_id").asString(null))
			.containsExactly(null, "no tests", null);
		assertThat(refused.get(0).at("/problem/type").stringValue()).isEqualTo("/problems/malformed-json");
		assertThat(refused.get(1).at("/problem/errors/0/field").stringValue()).isEqualTo("tests");
		assertThat(refused.get(2).at("/problem/errors/0/field").stringValue()).isEqualTo("custom_id");
		judge("a", Verdict.ACCEPTED);
		judge("b", Verdict.WRONG_ANSWER);
		List<JsonNode> judged = await().atMost(Duration.ofSeconds(20))
			.until(() -> results(batch, 3), (found) -> found.size() == 2);
		assertThat(judged).extracting((result) -> result.get("custom_id").stringValue()).containsExactly("a", "b");
		assertThat(judged).extracting((result) -> result.at("/evaluation/verdict").stringValue())
			.containsExactly("ACCEPTED", "WRONG_ANSWER");
		JsonNode done = progress(batch);
		assertThat(done.get("status").stringValue()).isEqualTo("DONE");
		assertThat(done.get("lines").intValue()).isEqualTo(5);
		assertThat(done.get("done").intValue()).isEqualTo(5);
		assertThat(done.get("outcomes")).hasToString("{\"REFUSED\":3,\"ACCEPTED\":1,\"WRONG_ANSWER\":1}");
		assertThat(api.get("/evaluations/" + judged.get(0).at("/evaluation/id").stringValue()).status()).isEqualTo(200);
	}

	@Test
	void aLineThatNoServiceCouldBearIsRefused() {
		String brought = "{\"custom_id\":\"%s\",\"code\":\"# %s\",\"question\":{\"metadata\":{\"kind\":\"program\"},\"time_limit_ms\":%d},\"tests\":[%s]}";
		JsonNode batch = send("", brought.formatted("many", mark, 1000, String.join(",", nCopies(1_000_000, "{}"))),
				brought.formatted("long", mark, 15_000, String.join(",", nCopies(41, "{}"))))
			.json();
		List<JsonNode> refused = results(batch, 0);
		assertThat(refused).extracting((result) -> result.get("custom_id").stringValue())
			.containsExactly("many", "long");
		assertThat(refused).extracting((result) -> result.at("/problem/detail").stringValue())
			.containsExactly("It has more than 1,000,000 lists and objects, the most that any request needs.",
					"tests: 41 test cases of 15000 ms each could take 615 s in total; the limit is 600 s (gavel.evaluations.max-total-time-in-batches). Lower the time limit or use fewer tests.");
	}

	@Test
	void aQuestionThatGoesBetweenCheckingAndStoringIsAProblemOfItsLine() throws IOException {
		long question = api.addQuestion();
		String first = "{\"custom_id\":\"gone\",\"code\":\"# %s\",\"question_id\":%d}\n".formatted(mark, question);
		InputStream body = new FilterInputStream(stream(first)) {

			@Override
			public int read(byte[] bytes, int offset, int length) throws IOException {
				if (in.available() == 0 && api.delete("/ques/" + question).status() == 204) {
					in = stream(line("a"));
				}
				return in.read(bytes, offset, length);
			}

			@Override
			public int available() {
				return 1;
			}

		};
		Caller caller = Caller.trusted("127.0.0.1");
		Transfer transfer = context.getBean(Transfers.class).begin(caller);
		BatchView batch = upload.receive(null, null, false, body, transfer, clients.of(caller, Sent.EVALUATIONS));
		transfer.close();
		assertThat(batch.received()).hasToString("Received[lines=2, known=0, refused=1]");
		JsonNode progress = JSON.readTree(api.get("/evaluations/batches/" + batch.id()).body());
		assertThat(results(progress, 0).get(0).at("/problem/type").stringValue()).isEqualTo("/problems/not-found");
		cancel(progress);
	}

	@Test
	void aTestThatExpectsNoneIsNotOneThatExpectsNothing() {
		String function = "\"question\":{\"metadata\":{\"function_name\":\"f\",\"return_type\":\"None\",\"variables\":[]}}";
		String line = "{\"custom_id\":\"%s\",\"code\":\"# %s %1$s\",%s,\"tests\":[{\"input_variables\":{}%s}]}";
		JsonNode batch = send("", line.formatted("none", mark, function, ",\"output\":null"),
				line.formatted("nothing", mark, function, ""))
			.json();
		assertThat(database.queryForList("""
				select distinct suite_hash from judgements j join evaluations e on e.id = j.program_id
				where e.source like ?""", String.class, "# " + mark + "%")).hasSize(2);
		cancel(batch);
	}

	@Test
	void goesOnWhereAConnectionBroke() throws IOException {
		String name = "?name=" + mark;
		String[] lines = IntStream.range(0, 250).mapToObj((i) -> line("line " + i)).toArray(String[]::new);
		try (Socket socket = new Socket("localhost",
				environment.getRequiredProperty("local.server.port", Integer.class))) {
			OutputStream out = socket.getOutputStream();
			out.write(
					"POST /evaluations/batches%s HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/jsonl\r\nContent-Length: 1000000\r\n\r\n"
						.formatted(name)
						.getBytes(StandardCharsets.UTF_8));
			String all = String.join("\n", lines);
			out.write(all.substring(0, all.indexOf("line 150") + 4).getBytes(StandardCharsets.UTF_8));
		}
		JsonNode broken = await().atMost(Duration.ofSeconds(20))
			.until(() -> ofName(mark), (found) -> found != null && found.get("lines").intValue() == 150);
		assertThat(broken.get("status").stringValue()).isEqualTo("RECEIVING");
		JsonNode resumed = send(name, lines).json();
		assertThat(id(resumed)).isEqualTo(id(broken));
		assertThat(resumed.get("received")).hasToString("{\"lines\":250,\"known\":150,\"refused\":0}");
		assertThat(resumed.get("lines").intValue()).isEqualTo(250);
		assertThat(resumed.get("status").stringValue()).isEqualTo("RUNNING");
		cancel(resumed);
	}

	@Test
	void cancelledLinesHaveAResult() {
		JsonNode batch = send("", line("a"), line("b"), line("c")).json();
		judge("a", Verdict.ACCEPTED);
		await().atMost(Duration.ofSeconds(20)).until(() -> progress(batch).get("done").intValue() == 1);
		JsonNode cancelled = cancel(batch);
		assertThat(cancelled.get("status").stringValue()).isEqualTo("CANCELLED");
		assertThat(cancelled.get("outcomes")).hasToString("{\"CANCELLED\":2,\"ACCEPTED\":1}");
		assertThat(results(batch, 0)).extracting((result) -> result.at("/evaluation/status").stringValue())
			.containsExactly("DONE", "CANCELLED", "CANCELLED");
		assertThat(api.post("/evaluations/batches/" + id(batch) + "/cancel", "").status()).isEqualTo(409);
	}

	@Test
	void followersGetResultsAsTheyCome() {
		JsonNode batch = send("", line("a"), line("b")).json();
		CompletableFuture<List<JsonNode>> followed = CompletableFuture
			.supplyAsync(() -> lines(api.get("/evaluations/batches/" + id(batch) + RESULTS + "0&follow=true")));
		judge("a", Verdict.ACCEPTED);
		judge("b", Verdict.ACCEPTED);
		assertThat(followed).succeedsWithin(Duration.ofSeconds(30))
			.satisfies((results) -> assertThat(results).hasSize(2));
	}

	@Test
	void aFollowerThatIsGoneFreesItsPlace() throws IOException {
		JsonNode batch = send("", line("a")).json();
		String path = "/evaluations/batches/" + id(batch) + RESULTS + "0";
		List<Socket> followers = new ArrayList<>();
		while (follow(path + "&follow=true", followers).startsWith("HTTP/1.1 200")) {
			assertThat(followers).hasSizeLessThan(100);
		}
		for (Socket follower : followers) {
			follower.close();
		}
		await().atMost(Duration.ofSeconds(20)).until(() -> api.get(path).status() == 200);
		cancel(batch);
	}

	/** Returns the first line of the answer. */
	private String follow(String path, List<Socket> followers) throws IOException {
		Socket socket = new Socket("localhost", environment.getRequiredProperty("local.server.port", Integer.class));
		followers.add(socket);
		socket.getOutputStream()
			.write("GET %s HTTP/1.1\r\nHost: localhost\r\n\r\n".formatted(path).getBytes(StandardCharsets.UTF_8));
		return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8)).readLine();
	}

	@Test
	void isReceivedUntilARequestBringsNoMore() {
		JsonNode begun = send("?more=true&name=" + mark, "{\"custom_id\":\"refused\"}").json();
		assertThat(begun.get("status").stringValue()).isEqualTo("RECEIVING");
		assertThat(send("?name=" + mark).json().get("status").stringValue()).isEqualTo("DONE");
	}

	@Test
	void equalSuitesAreStoredOnce() {
		JsonNode batch = send("", line("a"), line("b"), line("c")).json();
		assertThat(database.queryForObject(
				"""
						select count(distinct j.suite_hash) from batch_lines l join judgements j on j.program_id = l.evaluation_id
						where l.batch_id = uuid_to_bin(?)""",
				Integer.class, id(batch)))
			.isEqualTo(1);
		cancel(batch);
	}

	@Test
	void boundsWhatWaits() {
		try (Replica small = Replica.of(environment, "gavel.evaluations.max-waiting-lines=1")) {
			JsonNode batch = send("", line("a"), line("b")).json();
			Answer refused = small.client().post("/evaluations/batches?name=" + mark, "application/jsonl", line("c"));
			assertThat(refused.status()).as(refused.body()).isEqualTo(429);
			assertThat(refused.json().get("type").stringValue()).isEqualTo("/problems/too-many-waiting");
			assertThat(refused.header("Retry-After")).isEqualTo("10");
			assertThat(ofName(mark).get("lines").intValue()).isZero();
			cancel(batch);
			send("", "{}");
			refused = small.client().post("/evaluations/batches", "application/jsonl", "{}");
			assertThat(refused.json().get("type").stringValue()).isEqualTo("/problems/too-many-requests");
		}
	}

	@Test
	void hasEachLineOnceHoweverManyReplicasTakeIt() {
		String[] lines = IntStream.range(0, 500).mapToObj((i) -> line("line " + i)).toArray(String[]::new);
		try (Replica other = Replica.of(environment)) {
			CompletableFuture<Answer> there = CompletableFuture.supplyAsync(() -> send(other.client(), mark, lines));
			Answer here = send(api, mark, lines);
			assertThat(there).succeedsWithin(Duration.ofSeconds(60)).satisfies((answer) -> {
				assertThat(answer.status()).as(answer.body()).isEqualTo(202);
				assertThat(
						answer.json().at("/received/known").intValue() + here.json().at("/received/known").intValue())
					.isEqualTo(lines.length);
			});
			JsonNode batch = ofName(mark);
			assertThat(batch.get("lines").intValue()).isEqualTo(lines.length);
			judge("line 0", Verdict.ACCEPTED);
			await().atMost(Duration.ofSeconds(20)).until(() -> progress(batch).get("done").intValue() == 1);
			other.client().post("/evaluations/batches/" + id(batch) + "/cancel", "");
			assertThat(results(batch, 0)).extracting((result) -> result.get("position").intValue())
				.containsExactlyElementsOf(IntStream.rangeClosed(1, lines.length).boxed().toList());
		}
	}

	private static Answer send(ApiClient client, String name, String... lines) {
		return client.post("/evaluations/batches?name=" + name, "application/jsonl", String.join("\n", lines));
	}

	private static InputStream stream(String text) {
		return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
	}

	@Test
	void isDeletedWithItsEvaluations() {
		JsonNode batch = send("", line("a"), "{}").json();
		cancel(batch);
		upkeep.forget(Instant.now().plusSeconds(60));
		assertThat(progress(batch).get("done").intValue()).isEqualTo(2);
		forgetEvaluations(batch);
		upkeep.forget(Instant.now().plusSeconds(60));
		assertThat(api.get("/evaluations/batches/" + id(batch)).status()).isEqualTo(404);
	}

	@Test
	void keepsAllResultsUntilTheLastOneIsOld() {
		JsonNode batch = send("", line("a"), line("b")).json();
		judge("a", Verdict.ACCEPTED);
		await().atMost(Duration.ofSeconds(20)).until(() -> progress(batch).get("done").intValue() == 1);
		UUID first = UUID.fromString(results(batch, 0).get(0).at("/evaluation/id").stringValue());
		Instant soon = Instant.now().plusSeconds(60);
		assertThat(EndedEvaluations.before(context, soon, Instant.EPOCH)).doesNotContain(first);
		assertThat(EndedEvaluations.before(context, soon, soon)).contains(first);
		cancel(batch);
		assertThat(EndedEvaluations.before(context, soon, Instant.EPOCH)).contains(first);
	}

	private void forgetEvaluations(JsonNode batch) {
		transaction.executeWithoutResult((status) -> {
			database.update("""
					delete from judgements where program_id in
					(select evaluation_id from batch_lines where batch_id = uuid_to_bin(?))""", id(batch));
			database.update("""
					delete e from evaluations e join batch_lines l on l.evaluation_id = e.id
					where l.batch_id = uuid_to_bin(?)""", id(batch));
		});
	}

	private String line(String customId) {
		return "{\"custom_id\":\"%s\",\"code\":\"# %s %s\",%s}".formatted(customId, mark, customId, QUESTION);
	}

	private Answer send(String query, String... lines) {
		return api.post("/evaluations/batches" + query, "application/jsonl",
				Stream.of(lines).collect(Collectors.joining("\n")));
	}

	private void judge(String customId, Verdict verdict) {
		JudgeJob job = worker.job((sent) -> sent.source().equals("# %s %s".formatted(mark, customId)));
		worker.report(TestWorker.judged(job, verdict));
	}

	private JsonNode progress(JsonNode batch) {
		return api.get("/evaluations/batches/" + id(batch)).json();
	}

	private JsonNode cancel(JsonNode batch) {
		return api.post("/evaluations/batches/" + id(batch) + "/cancel", "").json();
	}

	private JsonNode ofName(String name) {
		return api.get("/evaluations/batches?size=100")
			.json()
			.get("items")
			.valueStream()
			.filter((batch) -> batch.get("name").asString("").equals(name))
			.findFirst()
			.orElse(null);
	}

	private List<JsonNode> results(JsonNode batch, int after) {
		return lines(api.get("/evaluations/batches/" + id(batch) + RESULTS + after));
	}

	private static List<JsonNode> lines(Answer answer) {
		assertThat(answer.status()).as(answer.body()).isEqualTo(200);
		return answer.body().lines().filter((line) -> !line.isEmpty()).map(JSON::readTree).toList();
	}

	private static String id(JsonNode batch) {
		return batch.get("id").stringValue();
	}

}
