package dev.gavel.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gavel.cluster.Api;
import dev.gavel.cluster.Cluster;
import dev.gavel.cluster.Part;
import dev.gavel.cluster.Worker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * The largest suite that the defaults allow, of values that take many times their text in
 * memory, in the heaps that are shipped.
 */
@Tag("long")
class LargestSuiteIT {

	private static final int ELEMENTS = 1_000_000;

	private static final int MAX_SUITE_BYTES = 256 * 1024 * 1024;

	private static final int MAX_TESTS = 10_000;

	private static final String QUESTION = """
			{"title": "Largest", "description": "d", "type": "Easy", "time_limit_ms": %d, "memory_limit_mb": 512,
			 "metadata": {"function_name": "same", "return_type": "Any", "variables": [{"name": "x", "type": "Any"}]}}""";

	private static final Map<String, String> PROGRAM = Map.of("code", "def same(x):\n    return x\n");

	private final ExecutorService threads = Executors.newFixedThreadPool(24);

	@AfterEach
	void stop() {
		threads.shutdownNow();
	}

	@Test
	void isJudgedTwiceAtOnceAndReadAllTheTimeInOneProcess(@TempDir Path data) throws Exception {
		try (GavelProcess gavel = GavelProcess.launch(data, GavelProcess.freePort(), "--slots", "2").awaitReady()) {
			judgeAndRead(gavel.client(), questionOfLargeTests(gavel.client()));
			assertThat(gavel.output()).doesNotContain("OutOfMemoryError");
		}
	}

	/**
	 * The heaps are those that the images take of what compose and Kubernetes give them.
	 */
	@Test
	void isJudgedTwiceAtOnceAndReadAllTheTimeByServices() throws Exception {
		try (Cluster cluster = Cluster.create("largest-suite")) {
			Api api = cluster.addApi(Map.of("_JAVA_OPTIONS", "-Xmx716m"));
			Worker worker = cluster.addWorker(Map.of("_JAVA_OPTIONS", "-Xmx512m", "GAVEL_WORKER_SLOTS", "2"));
			cluster.start();
			GavelClient client = new GavelClient(api.address().toString());
			judgeAndRead(client, questionOfLargeTests(client));
			judgeAndRead(client, questionOfManyTests(client));
			assertThat(api.output() + worker.output()).doesNotContain("OutOfMemoryError");
			assertThat(peakMegabytes(api)).isLessThan(1024);
			// The other half of the container's memory is for the largest test.
			assertThat(peakMegabytes(worker)).isLessThan(1024);
		}
	}

	private static long peakMegabytes(Part part) throws IOException {
		return Files.readAllLines(Path.of("/proc", String.valueOf(part.process().pid()), "status"))
			.stream()
			.filter((line) -> line.startsWith("VmHWM:"))
			.mapToLong((line) -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
			.findFirst()
			.orElseThrow();
	}

	private void judgeAndRead(GavelClient client, long question) throws InterruptedException, ExecutionException {
		List<Future<JsonNode>> judged = IntStream.range(0, 2)
			.mapToObj((number) -> threads.submit(() -> judged(client, question)))
			.toList();
		String submission = "/submissions/" + newest(client);
		List<Future<Integer>> read = Stream
			.of("/ques/" + question, "/ques/" + question + "/testcases?size=100", submission, submission)
			.map((path) -> threads.submit(reading(client, path, judged)))
			.toList();
		for (Future<JsonNode> done : judged) {
			assertThat(done.get().get("verdict").asString()).isEqualTo("ACCEPTED");
		}
		for (Future<Integer> answers : read) {
			assertThat(answers.get()).isPositive();
		}
		assertThat(tried(client, question, ",\"tests\":[%s]".formatted(test("10"))).at("/tests/0/verdict").asString())
			.isEqualTo("ACCEPTED");
		tryAndReadByMany(client, question);
	}

	/** Each try reads as many samples as an evaluation may have. */
	private void tryAndReadByMany(GavelClient client, long question) throws InterruptedException, ExecutionException {
		List<Future<JsonNode>> tried = IntStream.range(0, 4)
			.mapToObj((number) -> threads.submit(() -> tried(client, question, "")))
			.toList();
		List<Future<Integer>> read = IntStream.range(0, 20)
			.mapToObj((number) -> threads.submit(reading(client, "/ques/" + question, tried)))
			.toList();
		for (Future<JsonNode> done : tried) {
			assertThat(done.get().at("/tests/0/verdict").asString()).isEqualTo("ACCEPTED");
		}
		for (Future<Integer> answers : read) {
			assertThat(answers.get()).isPositive();
		}
	}

	/** With so many tests that no more fit into the size of all. */
	private static long questionOfLargeTests(GavelClient client) {
		long question = client.post("/add_ques", QUESTION.formatted(15_000)).get("id").asLong();
		List<String> tests = Stream.of("[]", "{}", "\"x\"", "10", "0.1", "{\"a\":1}")
			.map(LargestSuiteIT::test)
			.toList();
		for (int number = 0;; number++) {
			Optional<JsonNode> refusal = client.refusal("/create/testcase/" + question,
					tests.get(number % tests.size()));
			if (refusal.isPresent()) {
				assertThat(refusal.get().get("detail").asString()).contains("gavel.limits.max-suite-size");
				assertThat(number).isGreaterThan(tests.size());
				return question;
			}
		}
	}

	/**
	 * With as many tests as a question may have, and as large as they may be together.
	 */
	private static long questionOfManyTests(GavelClient client) {
		long question = client.post("/add_ques", QUESTION.formatted(360)).get("id").asLong();
		String value = "x".repeat(MAX_SUITE_BYTES / MAX_TESTS / 2 - 10);
		String line = "{\"input_variables\":{\"x\":\"%s\"},\"output\":\"'%<s'\"}\n".formatted(value);
		for (int added = 0; added < MAX_TESTS; added += 200) {
			client.postLines("/create/testcase/" + question, line.repeat(200));
		}
		return question;
	}

	/** With as many elements as a value may have: a dict of one entry is three. */
	private static String test(String element) {
		int count = element.contains("a") ? ELEMENTS / 3 : ELEMENTS;
		String value = IntStream.range(0, count).mapToObj((i) -> element).collect(Collectors.joining(",", "[", "]"));
		return "{\"input_variables\":{\"x\":%s},\"output\":%<s}".formatted(value);
	}

	private static JsonNode judged(GavelClient client, long question) {
		JsonNode submission = taken(client, "/code/execute/" + question, PROGRAM);
		while (!submission.get("status").asString().equals("DONE")) {
			submission = client.get("/submissions/" + submission.get("id").asString() + "?wait=30s");
		}
		return submission;
	}

	/** Tries again, as clients do, while the suite is built or memory is short. */
	private static JsonNode taken(GavelClient client, String path, Object body) {
		return await().atMost(Duration.ofMinutes(10))
			.until(() -> client.offer(path, body), Optional::isPresent)
			.orElseThrow();
	}

	private static String newest(GavelClient client) {
		JsonNode submissions = client.get("/submissions").get("items");
		while (submissions.isEmpty()) {
			submissions = client.get("/submissions").get("items");
		}
		return submissions.get(0).get("id").asString();
	}

	private static Callable<Integer> reading(GavelClient client, String path, List<Future<JsonNode>> until) {
		return () -> {
			int answers = 0;
			while (!until.stream().allMatch(Future::isDone)) {
				client.get(path);
				answers++;
			}
			client.get(path);
			return answers + 1;
		};
	}

	private static JsonNode tried(GavelClient client, long question, String tests) {
		String program = GavelClient.JSON.writeValueAsString(PROGRAM.get("code"));
		JsonNode evaluation = taken(client, "/code/try/" + question,
				GavelClient.JSON.readTree("{\"code\":%s%s}".formatted(program, tests)));
		while (!evaluation.get("status").asString().equals("DONE")) {
			evaluation = client.get("/trials/" + evaluation.get("id").asString() + "?wait=30s");
		}
		return evaluation;
	}

}
