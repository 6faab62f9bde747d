package dev.gavel.api.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.api.ApiClient.Answer;
import dev.gavel.api.ApiClient;
import dev.gavel.api.ApiTest;
import dev.gavel.api.Examples;
import dev.gavel.api.TestWorker;
import dev.gavel.message.JudgeJob;
import dev.gavel.message.JudgeReport.Judged;
import dev.gavel.message.ProgramError;
import dev.gavel.message.TestReport;
import dev.gavel.message.Verdict;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ApiTest
class MissingOutputsIT {

	/** As many as one evaluation takes, by {@code gavel.evaluations.max-tests}. */
	private static final int MAX_TESTS = 20;

	private static final String LINES = """
			{"input_variables": {"nums": [12345678901234567890, 1], "K": 1}, "output": "1"}

			 {"input_variables":{"nums": [1, 1], "K": 12345678901234567890}}\t
			{"input_variables": {"nums": [1.0], "K": 1e400}, "output": "\\u00e9"}
			{ "input_variables": {"nums": [], "K": 1} , "hidden": true  }
			{"input_variables": {"nums": [ 3 ], "K": 3}}""";

	private final ApiClient api;

	private final TestWorker worker;

	private long question;

	@Autowired
	MissingOutputsIT(ApiClient api, TestWorker worker) {
		this.api = api;
		this.worker = worker;
	}

	@BeforeEach
	void addQuestion() {
		question = api.addQuestion();
	}

	@Test
	void areInsertedAndEveryOtherCharacterIsKept() {
		String lines = LINES + "\n{\"input_variables\": {\"nums\": [], \"K\": 5}}".repeat(MAX_TESTS - 2);
		JsonNode first = filled(lines, null);
		assertThat(first.get("lines").stringValue()).isEqualTo(lines);
		assertThat(first.get("missing").intValue()).isEqualTo(MAX_TESTS + 1);
		JsonNode second = filled(lines, run(first, outputs("2", "12345678901234567890", "'\u00e9\"'")));
		assertThat(second.get("filled").intValue()).isEqualTo(MAX_TESTS);
		assertThat(second.get("missing").intValue()).isEqualTo(1);
		JsonNode third = filled(second.get("lines").stringValue(), run(second, "0"));
		assertThat(third.get("trial").isNull()).isTrue();
		assertThat(third.get("lines").stringValue()).isEqualTo(
				lines.replace("\"K\": 12345678901234567890}}", "\"K\": 12345678901234567890}, \"output\": \"2\"}")
					.replace("\"hidden\": true  }", "\"hidden\": true, \"output\": \"12345678901234567890\"  }")
					.replace("\"K\": 3}}", "\"K\": 3}, \"output\": \"'\u00e9\\\"'\"}")
					.replace("\"K\": 5}}", "\"K\": 5}, \"output\": \"0\"}"));
	}

	/** Those of a whole evaluation, the last ones 0. */
	private static String[] outputs(String... first) {
		String[] outputs = Arrays.copyOf(first, MAX_TESTS);
		Arrays.fill(outputs, first.length, MAX_TESTS, "0");
		return outputs;
	}

	@Test
	void areNotRunWhereNoneIsMissing() {
		String lines = "\n{\"input_variables\": {}, \"output\": null}\n";
		JsonNode answer = filled(lines, null);
		assertThat(answer.get("lines").stringValue()).isEqualTo(lines);
		assertThat(answer.get("trial").isNull()).isTrue();
	}

	@Test
	void nameTheLinesThatAreNotRight() {
		assertThat(fields(fill("{\"input_variables\": {\"nums\": [1], \"K\": 1}}\n\nnot json\n[1]", null)))
			.containsExactly("lines[3]", "lines[4].body");
		Answer twice = fill("{\"input_variables\": {\"nums\": [], \"K\": 7, \"K\": 1}}", null);
		assertThat(twice.body()).contains("lines[1]: Not JSON", "the key 'K' appears twice.\"");
		assertThat(fields(fill("\n{\"input_variables\": {\"nums\": [\"a\"], \"K\": 1}}", null)))
			.containsExactly("lines[2].input_variables.nums[0]");
		assertThat(fields(api.post(path(), "{\"code\": \"pass\"}"))).containsExactly("lines");
	}

	@Test
	void nameTheLinesWhoseTestsFailedAndKeepTheOthers() {
		String lines = "{\"input_variables\": {\"nums\": [1], \"K\": 1}}\n{\"input_variables\": {\"nums\": [2], \"K\": 1}}\n"
				+ "{\"input_variables\": {\"nums\": [3], \"K\": 1}}";
		JsonNode first = filled(lines, null);
		JsonNode second = filled(lines, run(first, null, "0", "0"));
		assertThat(second.get("filled").intValue()).isEqualTo(2);
		assertThat(second.get("trial").isNull()).isTrue();
		assertThat(second.at("/errors/0/field").stringValue()).isEqualTo("lines[1]");
		assertThat(second.at("/errors/0/message").stringValue()).isEqualTo("ValueError: too small, line 3");
		assertThat(second.get("lines").stringValue().lines().toList().get(1)).endsWith("}, \"output\": \"0\"}");
	}

	@Test
	void waitForTheirEvaluation() {
		String lines = "{\"input_variables\": {\"nums\": [1], \"K\": 1}}";
		UUID evaluation = UUID.fromString(filled(lines, null).get("trial").stringValue());
		Answer early = fill(lines, evaluation);
		assertThat(early.status()).isEqualTo(409);
		assertThat(early.body()).contains("GET /trials/" + evaluation + "?wait=10s");
		api.post("/trials/" + evaluation + "/cancel", "");
		assertThat(fill(lines, evaluation).body()).contains("was cancelled");
	}

	private static List<String> fields(Answer refused) {
		assertThat(refused.status()).as(refused.body()).isEqualTo(422);
		return refused.json().get("errors").valueStream().map((error) -> error.get("field").stringValue()).toList();
	}

	/** With those outputs; null is an error. */
	private UUID run(JsonNode answer, @Nullable String... outputs) {
		UUID evaluation = UUID.fromString(answer.get("trial").stringValue());
		JudgeJob job = worker.job(evaluation, 1);
		List<TestReport> reports = IntStream.range(0, outputs.length)
			.mapToObj((i) -> report(i + 1, outputs[i]))
			.toList();
		worker.report(new Judged(job.judgementId(), 1, reports.get(0).verdict(), null, reports,
				TestWorker.judged(job, Verdict.ACCEPTED).judgedIn()));
		assertThat(api.get("/trials/" + evaluation + "?wait=20s").json().get("status").stringValue()).isEqualTo("DONE");
		return evaluation;
	}

	private static TestReport report(int index, @Nullable String output) {
		ProgramError error = (output == null) ? new ProgramError("ValueError", "too small", 3, null) : null;
		return new TestReport(index, index, (output == null) ? Verdict.RUNTIME_ERROR : Verdict.ACCEPTED, 1000, 1000,
				1000, output, null, error, "", "");
	}

	private JsonNode filled(String lines, @Nullable UUID evaluation) {
		Answer answer = fill(lines, evaluation);
		assertThat(answer.status()).as(answer.body()).isEqualTo(200);
		return answer.json();
	}

	private Answer fill(String lines, @Nullable UUID evaluation) {
		Map<String, Object> request = new LinkedHashMap<>(Map.of("code", Examples.SOLUTION, "lines", lines));
		request.put("trial", evaluation);
		return api.post(path(), JsonMapper.shared().writeValueAsString(request));
	}

	private String path() {
		return "/create/testcase/" + question + "/fill";
	}

}
