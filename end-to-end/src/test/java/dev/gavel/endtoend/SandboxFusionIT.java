package dev.gavel.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Requests as verl and the SDK of SandboxFusion make them. */
@ExtendWith(SharedGavel.class)
class SandboxFusionIT {

	private static final String RUN = "/sandbox-fusion/run_code";

	private static final String SUBMIT = "/sandbox-fusion/submit";

	private final GavelClient client;

	SandboxFusionIT(GavelProcess gavel) {
		this.client = gavel.client();
	}

	@Test
	void answersAPing() {
		assertThat(client.get("/sandbox-fusion/v1/ping").stringValue()).isEqualTo("pong");
	}

	@Test
	void runsOneProgramOnManyInputsAtOnce() {
		ExecutorService threads = Executors.newFixedThreadPool(64);
		try {
			List<CompletableFuture<JsonNode>> answers = IntStream.range(0, 64)
				.mapToObj((number) -> CompletableFuture.supplyAsync(
						() -> run("print(int(input()) ** 2)", Map.of("stdin", "%d\n".formatted(number))), threads))
				.toList();
			for (int number = 0; number < answers.size(); number++) {
				JsonNode answer = answers.get(number).join();
				assertThat(answer.at("/status").asString()).as(answer.toString()).isEqualTo("Success");
				assertThat(answer.at("/run_result/stdout").asString()).isEqualTo(number * number + "\n");
				assertThat(answer.at("/run_result/return_code").intValue()).isZero();
			}
		}
		finally {
			threads.shutdown();
		}
	}

	@Test
	void saysHowAProgramFailed() {
		JsonNode raised = run("import sys\nprint('out')\nsys.stderr.write('err\\n')\nraise ValueError('why')",
				Map.of());
		assertThat(raised.at("/status").asString()).as(raised.toString()).isEqualTo("Failed");
		assertThat(raised.at("/run_result/status").asString()).isEqualTo("Finished");
		assertThat(raised.at("/run_result/return_code").intValue()).isEqualTo(1);
		assertThat(raised.at("/run_result/stdout").asString()).isEqualTo("out\n");
		assertThat(raised.at("/run_result/stderr").asString()).startsWith("err\nTraceback").contains("ValueError: why");
		assertThat(run("int a = 1", Map.of()).at("/run_result/stderr").asString())
			.contains("SyntaxError: invalid syntax");
		assertThat(run("import sys; sys.exit(3)", Map.of()).at("/run_result/return_code").intValue()).isEqualTo(3);
		assertIsLate(run("while True: pass", Map.of("run_timeout", 0.1)));
		JsonNode slept = run("import time; time.sleep(30)", Map.of("run_timeout", 0.1));
		assertIsLate(slept);
		assertThat(slept.at("/run_result/execution_time").doubleValue()).isLessThan(2);
	}

	private static void assertIsLate(JsonNode answer) {
		assertThat(answer.at("/status").asString()).as(answer.toString()).isEqualTo("Failed");
		assertThat(answer.at("/run_result/status").asString()).isEqualTo("TimeLimitExceeded");
		assertThat(answer.at("/run_result/return_code").isNull()).isTrue();
	}

	@Test
	void givesAProgramItsFiles() {
		JsonNode ran = run("print(open('a/b.txt').read(), open('c', 'rb').read())",
				Map.of("files", Map.of("a/b.txt", "YQ==", "c", "/w==")));
		assertThat(ran.at("/run_result/stdout").asString()).as(ran.toString()).isEqualTo("a b'\\xff'\n");
	}

	@Test
	void judgesWhatALanguageModelWrote() {
		String completion = "So:\n```python\nprint(float(input()) / 3)\n```\nDone.";
		JsonNode right = submit(completion, Map.of(), List.of(test("1", "0.333333"), test("6", " 2 \n")));
		assertThat(right.at("/accepted").booleanValue()).as(right.toString()).isTrue();
		assertThat(right.at("/id").intValue()).isEqualTo(5);
		assertThat(right.at("/extracted_code").asString()).isEqualTo("print(float(input()) / 3)");
		assertThat(right.at("/extracted_type").asString()).isEqualTo("fenced");
		assertThat(right.at("/tests/1/exec_info/run_result/stdout").asString()).isEqualTo("2.0\n");
		assertThat(right.at("/tests/1/test_info/input/stdin").asString()).isEqualTo("6");
		JsonNode wrong = submit(completion, Map.of(), List.of(test("1", "0.5"), test("6", "2"), test("x", "2")));
		assertThat(wrong.at("/accepted").booleanValue()).as(wrong.toString()).isFalse();
		assertThat(wrong.at("/tests").size()).isEqualTo(1);
		JsonNode all = submit(completion, Map.of("run_all_cases", true), List.of(test("1", "0.5"), test("6", "2")));
		assertThat(all.at("/tests").valueStream().map((test) -> test.get("passed").booleanValue()))
			.containsExactly(false, true);
	}

	@Test
	void refusesAsFastApiDoes() {
		JsonNode invalid = client.refusal(RUN, "{\"code\": 1, \"language\": \"cpp\"}").orElseThrow();
		assertThat(invalid.at("/detail/0")).hasToString(
				"{\"loc\":[\"body\",\"code\"],\"msg\":\"Input should be a valid string\",\"type\":\"string_type\"}");
		assertThat(invalid.at("/detail/1/type").asString()).isEqualTo("literal_error");
		assertThat(client.refusal(SUBMIT, """
				{"dataset": "d", "id": 1, "completion": "", "config": {"dataset_type": "AutoEvalDataset"}}""")
			.orElseThrow()
			.at("/detail")
			.asString()).startsWith("eval class AutoEvalDataset not found");
		assertThat(client.refusal("/sandbox-fusion/run_jupyter", "{}").orElseThrow().at("/detail").asString())
			.endsWith("Gavel has POST run_code, POST submit and GET v1/ping of SandboxFusion.");
	}

	private JsonNode run(String code, Map<String, Object> more) {
		Map<String, Object> request = new HashMap<>(Map.of("compile_timeout", 10, "run_timeout", 10, "code", code,
				"memory_limit_MB", 1024, "language", "python", "files", Map.of(), "fetch_files", List.of()));
		request.put("stdin", null);
		request.putAll(more);
		return client.post(RUN, request);
	}

	private static Map<String, Object> test(String stdin, String stdout) {
		return Map.of("input", Map.of("stdin", stdin), "output", Map.of("stdout", stdout));
	}

	private JsonNode submit(String completion, Map<String, Object> extra, List<Map<String, Object>> tests) {
		return client.post(SUBMIT,
				Map.of("dataset", "any", "id", 5, "completion", completion, "config",
						Map.of("dataset_type", "CommonOJDataset", "language", "python", "run_timeout", 5,
								"provided_data", Map.of("id", 5, "content", "", "labels", "{}", "test", tests), "extra",
								extra)));
	}

}
