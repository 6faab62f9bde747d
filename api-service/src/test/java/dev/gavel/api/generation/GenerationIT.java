package dev.gavel.api.generation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.api.ApiClient;
import dev.gavel.api.ApiClient.Answer;
import dev.gavel.api.ApiTest;
import dev.gavel.api.TestWorker;
import dev.gavel.message.JudgeJob;
import dev.gavel.message.JudgeReport.Judged;
import dev.gavel.message.ProgramError;
import dev.gavel.message.TestReport;
import dev.gavel.message.Verdict;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ApiTest
class GenerationIT {

	private final ApiClient api;

	private final TestWorker worker;

	private final JsonMapper json;

	private final Set<UUID> answered = new HashSet<>();

	@Autowired
	GenerationIT(ApiClient api, TestWorker worker, JsonMapper json) {
		this.api = api;
		this.worker = worker;
		this.json = json;
	}

	@Test
	void fillsInTheOutputsOfAllTestsByASolution() {
		long question = question();
		api.post("/create/testcase/" + question,
				"{\"input_variables\": {\"nums\":[],\"k\":2}, \"output\": \"7\", \"hidden\": true}");
		CompletableFuture<Answer> filling = CompletableFuture
			.supplyAsync(() -> api.post("/ques/%d/solutions/%d/outputs".formatted(question, solution(question)), ""));
		report(marked(question, "right"), returned("2", "0"));
		assertThat(filling.join().body()).isEqualTo("{\"tests\":2,\"changed\":1}");
		JsonNode tests = tests(question);
		assertThat(tests.at("/1/output").stringValue()).isEqualTo("0");
		assertThat(tests.at("/1/hidden").booleanValue()).isTrue();
	}

	@Test
	void changesNothingWhenTheSolutionFailsATest() {
		long question = question();
		CompletableFuture<Answer> filling = CompletableFuture
			.supplyAsync(() -> api.post("/ques/%d/solutions/%d/outputs".formatted(question, solution(question)), ""));
		report(marked(question, "right"), List.of(failed(1, "ValueError")));
		assertThat(filling.join().status()).isEqualTo(422);
		assertThat(tests(question).at("/0/output").stringValue()).isEqualTo("2");
	}

	@Test
	void addsTestsThatTheGeneratorPrintsAndTheValidatorAllows() {
		long question = question();
		long solution = solution(question);
		programs(question);
		CompletableFuture<Answer> generating = generate(question, solution);
		report(marked(question, "generator"), printed(input(1), input(1), input(2)));
		JudgeJob validation = report(marked(question, "validator"), printed("", ""));
		assertThat(validation.source()).contains("end.code == 42");
		report(marked(question, "right"), returned("1", "2"));
		Answer generated = generating.join();
		assertThat(generated.status()).as(generated.body()).isEqualTo(201);
		JsonNode tests = tests(question);
		assertThat(tests).hasSize(3);
		assertThat(tests.at("/2/input_variables/nums")).hasToString("[2]");
		assertThat(tests.at("/2/output").stringValue()).isEqualTo("2");
		assertThat(tests.at("/2/hidden").booleanValue()).isTrue();
	}

	@Test
	void addsNothingThatTheValidatorRefuses() {
		long question = question();
		long solution = solution(question);
		programs(question);
		CompletableFuture<Answer> generating = generate(question, solution);
		report(marked(question, "generator"), printed(input(1), input(1), input(2)));
		report(marked(question, "validator"), List.of(printed("").get(0), failed(2, "AssertionError")));
		assertThat(generating.join().body()).contains("validator", "refuses the input with seed 2: AssertionError");
		assertThat(tests(question)).hasSize(1);
	}

	@Test
	void refusesAGeneratorThatItsSeedDoesNotDecide() {
		long question = question();
		long solution = solution(question);
		programs(question);
		CompletableFuture<Answer> generating = generate(question, solution);
		report(marked(question, "generator"), printed(input(1), input(3), input(2)));
		assertThat(generating.join().body()).contains("different inputs for the same seed 1");
	}

	@Test
	void needsAGeneratorAndASolution() {
		long question = question();
		assertThat(api
			.post("/ques/%d/generator".formatted(question), "{\"solution_id\": %d}".formatted(solution(question)))
			.body()).contains("PUT /ques/%d/generator".formatted(question));
		programs(question);
		assertThat(api.post("/ques/%d/generator".formatted(question), "{}").body()).contains("solution_id");
		assertThat(api.page("/ques/%d/generator".formatted(question)).body())
			.contains("# %d generator".formatted(question));
		assertThat(api.form("/ques/%d/generator".formatted(question), "generate=true&generator=pass").body())
			.contains("solution_id: is missing");
	}

	private long question() {
		return api.addQuestion();
	}

	private long solution(long question) {
		return api
			.post("/ques/%d/solutions".formatted(question),
					"{\"name\": \"right\", \"code\": \"# %d right\"}".formatted(question))
			.json()
			.get("id")
			.longValue();
	}

	private void programs(long question) {
		assertThat(api
			.put("/ques/%d/generator".formatted(question),
					"{\"generator\": \"# %1$d generator\", \"validator\": \"# %1$d validator\"}".formatted(question))
			.status()).isEqualTo(200);
	}

	private CompletableFuture<Answer> generate(long question, long solution) {
		return CompletableFuture.supplyAsync(() -> api.post("/ques/%d/generator".formatted(question),
				"{\"solution_id\": %d, \"count\": 2}".formatted(solution)));
	}

	private static Predicate<JudgeJob> marked(long question, String program) {
		return (job) -> job.source().contains("# %d %s".formatted(question, program));
	}

	private JudgeJob report(Predicate<JudgeJob> isMeant, List<TestReport> tests) {
		JudgeJob job = worker.job((one) -> isMeant.test(one) && !answered.contains(one.judgementId()));
		answered.add(job.judgementId());
		Verdict verdict = tests.stream()
			.map(TestReport::verdict)
			.filter((one) -> one != Verdict.ACCEPTED)
			.findFirst()
			.orElse(Verdict.ACCEPTED);
		worker.report(new Judged(job.judgementId(), job.attempt(), verdict, null, tests, TestWorker.judgedIn()));
		return job;
	}

	private String input(int number) {
		return json.writeValueAsString(
				json.readTree("{\"input_variables\": {\"nums\": [%d], \"K\": %1$d}}".formatted(number)));
	}

	private static List<TestReport> returned(String... outputs) {
		return IntStream.range(0, outputs.length)
			.mapToObj((i) -> test(i + 1, Verdict.ACCEPTED, outputs[i], null))
			.toList();
	}

	/** What a program prints is its answer. */
	private static List<TestReport> printed(String... outputs) {
		return returned(outputs);
	}

	private static TestReport failed(int index, String error) {
		return test(index, Verdict.RUNTIME_ERROR, null, new ProgramError(error, "no", 1, null));
	}

	private static TestReport test(int index, Verdict verdict, @Nullable String output, @Nullable ProgramError error) {
		return new TestReport(0, index, verdict, 1000, 1000, 1000, output, null, error, "", "");
	}

	private JsonNode tests(long question) {
		return api.get("/ques/%d/testcases".formatted(question)).json().get("items");
	}

}
