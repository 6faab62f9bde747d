package dev.gavel.api.generation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.api.ApiClient;
import dev.gavel.api.ApiClient.Answer;
import dev.gavel.api.ApiTest;
import dev.gavel.api.Examples;
import dev.gavel.api.TestWorker;
import dev.gavel.message.JudgeJob;
import dev.gavel.message.JudgeReport.Judged;
import dev.gavel.message.ProgramError;
import dev.gavel.message.TestReport;
import dev.gavel.message.Verdict;
import dev.gavel.printed.Printed;
import dev.gavel.printed.PrintedBytes;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ApiTest
class GenerationIT {

	private final ApiClient api;

	private final TestWorker worker;

	private final JdbcTemplate database;

	private final JsonMapper json;

	private final Set<UUID> answered = new HashSet<>();

	@Autowired
	GenerationIT(ApiClient api, TestWorker worker, JdbcTemplate database, JsonMapper json) {
		this.api = api;
		this.worker = worker;
		this.database = database;
		this.json = json;
	}

	@Test
	void fillsInTheOutputsOfAllTestsByASolution() {
		long question = question();
		api.post("/create/testcase/" + question,
				"{\"input_variables\": {\"nums\":[],\"k\":2}, \"output\": \"7\", \"hidden\": true}");
		CompletableFuture<Answer> filling = fill(question, solution(question));
		report(marked(question, "right"), returned("2", "0"));
		assertThat(filling.join().body()).isEqualTo("{\"tests\":2,\"changed\":1}");
		JsonNode tests = tests(question);
		assertThat(tests.at("/1/output").stringValue()).isEqualTo("0");
		assertThat(tests.at("/1/hidden").booleanValue()).isTrue();
	}

	@Test
	void changesNothingWhenTheSolutionFailsATest() {
		long question = question();
		CompletableFuture<Answer> filling = fill(question, solution(question));
		report(marked(question, "right"), List.of(failed(1, "ValueError")));
		assertThat(filling.join().status()).isEqualTo(422);
		assertThat(tests(question).at("/0/output").stringValue()).isEqualTo("2");
	}

	@Test
	void replacesOutputsByOneEditAndNothingElse() {
		long question = question();
		String[] added = { "{\"input_variables\": {\"nums\": [], \"k\": 2}, \"outputs\": [7, 8], \"group\": \"large\"}",
				"{\"input_variables\": {\"nums\": [2], \"k\": 2}, \"raises\": \"ValueError\"}" };
		assertThat(api.put("/ques/" + question, Examples.QUESTION.replace("\"type\": \"Easy\"",
				"\"scoring\": {\"groups\": [{\"name\": \"large\", \"points\": 9, \"rule\": \"all\", \"feedback\": \"verdict\"}]}, \"type\": \"Easy\""))
			.status()).isEqualTo(200);
		for (String test : added) {
			assertThat(api.post("/create/testcase/" + question, test).status()).isEqualTo(201);
		}
		List<Map<String, Object>> before = rows(question);
		CompletableFuture<Answer> filling = fill(question, solution(question));
		report(marked(question, "right"), returned("1000000", "20000000000"));
		assertThat(filling.join().body()).isEqualTo("{\"tests\":3,\"changed\":2}");
		assertThat(rows(question).get(1)).containsEntry("expected", "20000000000")
			.containsEntry("others", null)
			.containsEntry("feedback", "FULL")
			.containsEntry("hidden", true);
		assertThat(totalSize(question)).isEqualTo(sumOfSizes(question));
		assertThat(newestEdits(question)).containsSubsequence("changed", "added")
			.doesNotContainSequence("changed", "changed");
		assertThat(api.post("/ques/%d/edits/%d/undo".formatted(question, newestEdit(question)), "").status())
			.isEqualTo(200);
		assertThat(rows(question)).isEqualTo(before);
		assertThat(totalSize(question)).isEqualTo(sumOfSizes(question));
	}

	@Test
	void takesWholeOutputsOfProgramsThatExitAsTheyMust() {
		long question = api.post("/add_ques",
				"{\"title\": \"p\", \"description\": \"d\", \"type\": \"Easy\", \"metadata\": {\"kind\":\"program\"}}")
			.json()
			.get("id")
			.longValue();
		api.post("/create/testcase/" + question, "{\"stdin\": \"1\", \"output\": \"x\", \"exit_status\": 3}");
		CompletableFuture<Answer> filling = fill(question, solution(question));
		String printed = "7\n".repeat(20_000);
		JudgeJob job = report(marked(question, "right"),
				List.of(test(1, Verdict.ACCEPTED, "7\n7\n" + TestReport.CUT, null)
					.with(new Printed(PrintedBytes.of(printed.getBytes(StandardCharsets.UTF_8), printed.length()),
							PrintedBytes.NOTHING))));
		assertThat(filling.join().body()).isEqualTo("{\"tests\":1,\"changed\":1}");
		assertThat(job.run().wholeOutputs()).isTrue();
		assertThat(suite(job)).contains("exitStatus");
		JsonNode test = api.get("/testcases/" + tests(question).at("/0/id")).json();
		assertThat(test.get("output").stringValue()).isEqualTo(printed);
		assertThat(test.get("exit_status").intValue()).isEqualTo(3);
	}

	@Test
	void asksOnlySolutionsThatMustBeAccepted() {
		long question = question();
		programs(question);
		long wrong = api
			.post("/ques/%d/solutions".formatted(question),
					"{\"name\": \"wrong\", \"required_verdict\": \"WRONG_ANSWER\", \"code\": \"pass\"}")
			.json()
			.get("id")
			.longValue();
		String refused = "expected one that must be accepted, but 'wrong' must get WRONG_ANSWER";
		assertThat(api.post("/ques/%d/solutions/%d/outputs".formatted(question, wrong), "").body()).contains(refused);
		assertThat(api.post("/ques/%d/generator".formatted(question), "{\"solution_id\": %d}".formatted(wrong)).body())
			.contains(refused);
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
		assertThat(validation.run().limits().cpuTimeMillis()).as("not that of the question").isEqualTo(15_000);
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
	void refusesWhatIsNoTest() {
		long question = question();
		long solution = solution(question);
		programs(question);
		CompletableFuture<Answer> generating = generate(question, solution);
		report(marked(question, "generator"), printed("null", "null", "[]"));
		assertThat(generating.join().status()).isEqualTo(422);
		assertThat(generating.join().body()).contains("with seed 2: expected one JSON object");
	}

	@Test
	void triesCodeInTestsBeforeTheyAreStored() {
		long question = question();
		long solution = solution(question);
		programs(question);
		String raising = input(1).replace("{\"input", "{\"raises\":\"ValueError\",\"raises_message\":\"(\",\"input");
		Answer refused = worker.compiling("0 missing ), unterminated subpattern at position 0", () -> {
			CompletableFuture<Answer> generating = generate(question, solution);
			report(marked(question, "generator"), printed(raising, raising, raising));
			report(marked(question, "validator"), printed("", ""));
			return generating.join();
		});
		assertThat(refused.status()).as(refused.body()).isEqualTo(422);
		assertThat(refused.body()).contains("seeds[1].raises_message");
	}

	@Test
	void testsOfInteractiveQuestionsNeedNoOutput() {
		String code = "def interact(secret, expected):\n    return True\n";
		long question = worker
			.loading(code,
					() -> api.post("/add_ques",
							"""
									{"title": "i", "description": "d", "type": "Easy", "metadata": {"kind": "program"},
									 "comparison": {"kind": "interactor", "code": "def interact(secret, expected):\\n    return True\\n"}}
									"""))
			.json()
			.get("id")
			.longValue();
		programs(question);
		CompletableFuture<Answer> generating = CompletableFuture
			.supplyAsync(() -> api.post("/ques/%d/generator".formatted(question), "{\"count\": 1}"));
		report(marked(question, "generator"), printed("37", "37"));
		report(marked(question, "validator"), printed(""));
		assertThat(generating.join().body()).isEqualTo("{\"added\":1}");
		assertThat(tests(question).at("/0/stdin").stringValue()).isEqualTo("37");
	}

	@Test
	void validatorsReadArgumentsThatJsonCannotExpress() {
		long question = api
			.post("/add_ques",
					Examples.QUESTION.replace("{\"name\": \"K\", \"type\": \"int\"}",
							"{\"name\": \"K\", \"type\": \"Any\"}"))
			.json()
			.get("id")
			.longValue();
		programs(question);
		CompletableFuture<Answer> generating = generate(question, solution(question));
		String input = "{\"input_variables\": {\"nums\": [1]}, \"input_literals\": {\"k\": \"(1, 2)\"}}";
		report(marked(question, "generator"), printed(input, input, input));
		JudgeJob validation = report(marked(question, "validator"), printed("", ""));
		assertThat(suite(validation)).contains("K\\\":\\\"(1, 2)");
		report(marked(question, "right"), returned("1", "2"));
		assertThat(generating.join().status()).isEqualTo(201);
	}

	@Test
	void storesNoValidatorThatIsTooLongToBeCalled() {
		Answer refused = api.put("/ques/%d/generator".formatted(question()),
				"{\"validator\": \"%s\"}".formatted("pass\\n".repeat(12_000)));
		assertThat(refused.status()).isEqualTo(422);
		assertThat(refused.body()).contains("validator: ");
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

	private CompletableFuture<Answer> fill(long question, long solution) {
		return CompletableFuture
			.supplyAsync(() -> api.post("/ques/%d/solutions/%d/outputs".formatted(question, solution), ""));
	}

	private List<Map<String, Object>> rows(long question) {
		return database.queryForList(
				"select id, expected, others, raises, hidden, withheld, feedback, test_group from test_cases where question_id = ? order by ordinal",
				question);
	}

	private long totalSize(long question) {
		return database.queryForObject("select tests_size from questions where id = ?", Long.class, question);
	}

	private long sumOfSizes(long question) {
		return database.queryForObject("select sum(size) from test_cases where question_id = ?", Long.class, question);
	}

	private List<String> newestEdits(long question) {
		return api.get("/ques/%d/edits".formatted(question))
			.json()
			.get("items")
			.valueStream()
			.map((edit) -> edit.get("kind").stringValue())
			.toList();
	}

	private long newestEdit(long question) {
		return api.get("/ques/%d/edits".formatted(question)).json().at("/items/0/id").longValue();
	}

	private String suite(JudgeJob job) {
		return api.get("/internal/suites/" + job.run().suiteHash(), "Authorization", "Bearer " + ApiTest.WORKER_TOKEN)
			.body();
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
