package dev.gavel.api.compat.judge0;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.gavel.api.ApiClient;
import dev.gavel.api.ApiClient.Answer;
import dev.gavel.api.ApiTest;
import dev.gavel.api.TestWorker;
import dev.gavel.api.judgement.Judgements;
import dev.gavel.api.webhook.receiver.Receivers;
import dev.gavel.message.JudgeJob;
import dev.gavel.message.JudgeReport.Judged;
import dev.gavel.message.TestReport;
import dev.gavel.message.Verdict;
import dev.gavel.printed.Printed;
import dev.gavel.printed.PrintedBytes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.task.ThreadPoolTaskExecutorBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sends requests in the shape in which clients of Judge0 send them. */
@ApiTest
class Judge0IT {

	private static final String API = "/judge0";

	private final ApiClient api;

	private final TestWorker worker;

	private final Judgements judgements;

	private final Receivers receivers;

	@Autowired
	Judge0IT(ApiClient api, TestWorker worker, Judgements judgements, Receivers receivers) {
		this.api = api;
		this.worker = worker;
		this.judgements = judgements;
		this.receivers = receivers;
	}

	@BeforeEach
	void offer() {
		worker.offer("default");
	}

	@Test
	void tellsClientsWhatTheyAskWhenTheyStart() {
		assertThat(api.get(API + "/languages").body())
			.startsWith("[{\"id\":71,\"name\":\"Python (3.13.5)\"},{\"id\":92,");
		assertThat(api.get(API + "/languages/71").json().get("source_file")).hasToString("\"script.py\"");
		assertThat(api.get(API + "/languages/71/").json().get("id").intValue()).isEqualTo(71);
		assertThat(api.get(API + "/languages/50").status()).isEqualTo(404);
		assertThat(api.get(API + "/statuses").json().get(2)).hasToString("{\"id\":3,\"description\":\"Accepted\"}");
		JsonNode config = api.get(API + "/config_info").json();
		assertThat(config.get("max_cpu_time_limit").doubleValue()).isEqualTo(15);
		assertThat(config.get("max_max_file_size").isInt()).isTrue();
		assertThat(config.get("max_submission_batch_size").intValue()).isEqualTo(20);
		assertThat(api.get(API + "/about").json().get("version")).hasToString("\"1.13.1\"");
		assertThat(api.get(API + "/version").body()).isEqualTo("1.13.1");
		assertThat(api.get(API + "/workers").json().get(0).propertyNames()).contains("size", "available", "idle");
		assertThat(api.post(API + "/authenticate", "").status()).isEqualTo(200);
	}

	@Test
	void waitsForTheResult() {
		String source = source();
		Answer answer = worker.answering((job) -> job.source().equals(source), (job) -> judged(job, "7 \n"),
				() -> api.post(API + "/submissions?wait=true", body(source, """
						, "stdin": "3 4", "expected_output": "7", "cpu_time_limit": 2, "memory_limit": 65536""")));
		assertThat(answer.status()).as(answer.body()).isEqualTo(201);
		JsonNode got = answer.json();
		String token = got.get("token").stringValue();
		assertThat(got).hasToString("""
				{"stdout":"7 \\n","time":"0.002","memory":1,"stderr":"note\\n","token":"%s","compile_output":null,\
				"message":null,"status":{"id":3,"description":"Accepted"}}""".formatted(token));
		JsonNode all = api.get(API + "/submissions/%s?fields=*&base64_encoded=true".formatted(token)).json();
		assertThat(all.get("stdin")).hasToString("\"MyA0\\n\"");
		assertThat(all.get("expected_output")).hasToString("\"Nw==\\n\"");
		assertThat(all.get("source_code").stringValue()).startsWith("cHJpbnQ");
		assertThat(all.get("cpu_time_limit")).hasToString("\"2.0\"");
		assertThat(all.get("memory_limit").intValue()).isEqualTo(65536);
		assertThat(all.get("language_id").intValue()).isEqualTo(109);
		assertThat(all.get("created_at").stringValue()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
		assertThat(all.size()).isEqualTo(ShownSubmission.FIELDS.size());
		assertThat(api.get(API + "/submissions/" + token + "?fields=status_id,stdout").json())
			.hasToString("{\"stdout\":\"7 \\n\",\"status_id\":3}");
		assertThat(api.get(API + "/submissions/" + token + "?fields=status,nothing,x").json())
			.hasToString("{\"error\":\"invalid fields: [nothing, x]\"}");
		assertThat(api.delete(API + "/submissions/" + token).json().get("stdout")).hasToString("\"NyAK\\n\"");
		assertThat(api.get(API + "/submissions/" + token).status()).isEqualTo(404);
	}

	@Test
	void comparesOnlyAsJudge0Does() {
		String source = source();
		String token = create(source, ", \"expected_output\": \"8\"");
		assertThat(status(token)).isEqualTo(1);
		assertThat(api.delete(API + "/submissions/" + token).json())
			.hasToString("{\"error\":\"submission cannot be deleted because its status is 1 (In Queue)\"}");
		worker.report(judged(worker.job(UUID.fromString(token), 1), "7\n"));
		await().until(() -> status(token) == 4);
	}

	@Test
	void takesAndShowsBatches() {
		String source = source();
		Answer created = api.post(API + "/submissions/batch", "{\"submissions\": [%s, {\"language_id\": 50}, %s]}"
			.formatted(body(source, ""), body(source, ", \"cpu_time_limit\": 99")));
		assertThat(created.status()).isEqualTo(201);
		String token = created.json().at("/0/token").stringValue();
		assertThat(created.json().get(1)).hasToString(
				"{\"source_code\":[\"can't be blank\"],\"language_id\":[\"language with id 50 doesn't exist\"]}");
		assertThat(created.json().get(2)).hasToString("{\"cpu_time_limit\":[\"must be less than or equal to 15\"]}");
		worker.report(judged(worker.job(UUID.fromString(token), 1), "7\n"));
		await().until(() -> status(token) == 3);
		assertThat(
				api.get(API + "/submissions/batch?fields=status_id&tokens=%s,%s,x".formatted(token, UUID.randomUUID()))
					.json())
			.hasToString("{\"submissions\":[{\"status_id\":3},null,null]}");
		assertThat(api.get(API + "/submissions/batch?fields=token", "tokens", token).json().at("/submissions/0/token"))
			.hasToString("\"%s\"".formatted(token));
		assertThat(api.post(API + "/submissions/batch", "{\"submissions\": [{}]}").status()).isEqualTo(422);
		assertThat(api.post(API + "/submissions/batch", "{\"submissions\": [{}%s]}".formatted(",{}".repeat(20))).json())
			.hasToString("{\"error\":\"number of submissions in a batch should be less than or equal to 20\"}");
		assertThat(api.get(API + "/submissions/batch").json())
			.hasToString("{\"error\":\"there should be at least one submission in a batch\"}");
	}

	@Test
	void errorsAreThoseOfJudge0() {
		assertThat(refused("{\"language_id\": 71}", "", 422)).isEqualTo("{\"source_code\":[\"can't be blank\"]}");
		assertThat(refused(body("print(1)", ""), "?base64_encoded=true", 422))
			.isEqualTo("{\"source_code\":[\"is not Base64, although base64_encoded is true\"]}");
		assertThat(refused(body("#" + "x".repeat(70_000), ""), "", 422)).contains("source_code")
			.contains("gavel.limits.max-source-size");
		assertThat(refused(body("1", ", \"stdin\": \"%s\"".formatted("x".repeat(9_000_000))), "", 422))
			.startsWith("{\"stdin\":[\"has 9,000,000 bytes");
		assertThat(refused("{}", "/?base64_encoded=true", 422)).contains("\"language_id\":[\"can't be blank\"");
		assertThat(refused("{\"source_code\":", "", 400)).startsWith("{\"error\":");
		assertThat(refused(body("1", ", \"callback_url\": \"http://10.1.2.3/x\""), "", 422))
			.startsWith("{\"callback_url\":[\"has no public address");
		assertThat(refused(body("1", ", \"callback_url\": \"ftp://example.com\""), "", 422))
			.startsWith("{\"callback_url\":[\"expected a URL that begins with");
		assertThat(api.get(API + "/submissions/x").status()).isEqualTo(404);
		assertThat(api.get(API + "/statistics").status()).isEqualTo(404);
	}

	@Test
	void unpacksFilesIntoFoldersBesideTheProgram() throws IOException {
		String token = create(source(), files("lib\\a.py", new byte[3]) + ", \"number_of_runs\": 2");
		JudgeJob job = worker.job(UUID.fromString(token), 1);
		assertThat(
				api.get("/internal/suites/" + job.run().suiteHash(), "Authorization", "Bearer " + ApiTest.WORKER_TOKEN)
					.body())
			.containsPattern("(?s)\"lib/a.py\".*\"lib/a.py\"");
		worker.report(judged(job, "7\n"));
		assertThat(refused(body("1", files("../x", new byte[3])), "", 422))
			.startsWith("{\"additional_files\":[\"../x: expected the name of a file beside the program");
		assertThat(refused(body("1", files("zeros", new byte[8 << 20]) + ", \"number_of_runs\": 20"), "", 422))
			.startsWith("{\"number_of_runs\":[\"is too large for so much input");
	}

	private static String files(String name, byte[] content) throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
			zip.putNextEntry(new ZipEntry(name));
			zip.write(content);
		}
		return ", \"additional_files\": \"%s\"".formatted(Base64.getEncoder().encodeToString(bytes.toByteArray()));
	}

	@Test
	void showsWhatIsNotUtf8InBase64Only() {
		String source = source();
		Answer waited = worker.answering((job) -> job.source().equals(source),
				(job) -> judged(job, new Printed(PrintedBytes.of(new byte[] { (byte) 0xff }, 1), PrintedBytes.NOTHING)),
				() -> api.post(API + "/submissions?wait=true", body(source, "")));
		assertThat(waited.status()).isEqualTo(201);
		assertThat(waited.json().get("error").stringValue()).startsWith("some attributes for this submission cannot");
		String path = API + "/submissions/" + waited.json().get("token").stringValue();
		assertThat(api.get(path).status()).isEqualTo(400);
		assertThat(api.get(path).json().get("error")).isEqualTo(waited.json().get("error"));
		assertThat(api.get(path + "?fields=status_id").json()).hasToString("{\"status_id\":3}");
		assertThat(api.get(path + "?fields=stdout&base64_encoded=true").json()).hasToString("{\"stdout\":\"/w==\\n\"}");
	}

	@Test
	void knowsNoOtherEvaluations() {
		Answer evaluation = api.post("/evaluations",
				"{\"code\": \"pass\", \"question\": {\"metadata\": {\"kind\": \"program\"}}, \"tests\": [{}]}");
		String id = evaluation.json().get("id").stringValue();
		assertThat(api.post("/evaluations/%s/cancel".formatted(id), "").status()).isEqualTo(200);
		assertThat(api.get(API + "/submissions/" + id).status()).isEqualTo(404);
		assertThat(api.delete(API + "/submissions/" + id).status()).isEqualTo(404);
		assertThat(api.get("/evaluations/" + id).status()).isEqualTo(200);
	}

	@Test
	void callsBackWithTheResult() throws IOException {
		calling((receiver, called) -> {
			String token = create(source(), ", \"callback_url\": \"%s/end?x=1\"".formatted(receiver));
			worker.report(judged(worker.job(UUID.fromString(token), 1), "7\n"));
			assertThat(called.join()).startsWith("PUT /end?x=1 {\"stdout\":\"Nwo=\\n\",").contains(token);
		});
	}

	/** This one is told of no ends, as of those that another replica records. */
	@Test
	void callsBackOnceASubmissionHasEndedElsewhere() throws IOException {
		Callbacks callbacks = new Callbacks(judgements, receivers, JsonMapper.shared(), Clock.systemUTC(),
				new ThreadPoolTaskExecutorBuilder());
		calling((receiver, called) -> {
			String token = create(source(), "");
			callbacks.add(UUID.fromString(token), URI.create(receiver + "/"), "client", () -> Map.of("token", token));
			callbacks.look();
			worker.report(judged(worker.job(UUID.fromString(token), 1), "7\n"));
			await().until(() -> status(token) == 3);
			assertThat(called).isNotDone();
			callbacks.look();
			assertThat(called.join()).isEqualTo("PUT / {\"token\":\"%s\"}".formatted(token));
		});
		callbacks.destroy();
	}

	/** Does something with the URL of a receiver, and what it will get. */
	private static void calling(BiConsumer<String, CompletableFuture<String>> test) throws IOException {
		HttpServer receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		CompletableFuture<String> called = new CompletableFuture<>();
		receiver.createContext("/", (exchange) -> called.complete(answered(exchange)));
		receiver.start();
		try {
			test.accept("http://127.0.0.1:" + receiver.getAddress().getPort(), called);
		}
		finally {
			receiver.stop(0);
		}
	}

	private static String answered(HttpExchange exchange) throws IOException {
		String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
		exchange.sendResponseHeaders(500, -1);
		exchange.close();
		return "%s %s %s".formatted(exchange.getRequestMethod(), exchange.getRequestURI(), body);
	}

	private String refused(String body, String query, int status) {
		Answer answer = api.post(API + "/submissions" + query, body);
		assertThat(answer.status()).as(answer.body()).isEqualTo(status);
		return answer.body();
	}

	private String create(String source, String more) {
		Answer created = api.post(API + "/submissions", body(source, more));
		assertThat(created.status()).as(created.body()).isEqualTo(201);
		assertThat(created.json().propertyNames()).containsExactly("token");
		return created.json().get("token").stringValue();
	}

	private int status(String token) {
		return api.get(API + "/submissions/%s?fields=status_id".formatted(token)).json().get("status_id").intValue();
	}

	private static String body(String source, String more) {
		return "{\"language_id\": 71, \"source_code\": \"%s\"%s}".formatted(source, more);
	}

	private static String source() {
		return "print(sum(map(int, input().split())))  # " + UUID.randomUUID();
	}

	private static Judged judged(JudgeJob job, Printed printed) {
		return new Judged(job.judgementId(), job.attempt(), Verdict.ACCEPTED, null,
				List.of(new TestReport(0, 1, Verdict.ACCEPTED, 1, 1, 1, null, null, null, "", "").with(printed)),
				TestWorker.judgedIn());
	}

	private static Judged judged(JudgeJob job, String printed) {
		return new Judged(
				job.judgementId(), job.attempt(), Verdict.WRONG_ANSWER, null, List.of(new TestReport(0, 1,
						Verdict.WRONG_ANSWER, 1500, 2500, 1024, printed, null, null, "", "note\n")),
				TestWorker.judgedIn());
	}

}
