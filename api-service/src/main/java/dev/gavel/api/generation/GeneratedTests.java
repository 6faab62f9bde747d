package dev.gavel.api.generation;

import dev.gavel.api.access.Caller;
import dev.gavel.api.compat.run.Ending;
import dev.gavel.api.compat.run.Given;
import dev.gavel.api.compat.run.ProgramToRun;
import dev.gavel.api.compat.run.Ran;
import dev.gavel.api.compat.run.Runs;
import dev.gavel.api.platform.request.PlainText;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.Violations;
import dev.gavel.api.platform.settings.LimitsProperties;
import dev.gavel.api.question.Question;
import dev.gavel.api.question.access.AllowedQuestions;
import dev.gavel.api.question.testcase.TestCaseLines;
import dev.gavel.api.question.testcase.TestCases;
import dev.gavel.api.reference.InputValidator;
import dev.gavel.api.reference.ReferenceSolution;
import dev.gavel.api.reference.ReferenceSolutions;
import dev.gavel.api.reference.StoredTestPrograms;
import dev.gavel.api.reference.TestPrograms;
import dev.gavel.message.QuestionKind;
import dev.gavel.run.Limits;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Generates tests: a generator prints inputs, a validator refuses those that the
 * statement does not allow, and a reference solution says what is right.
 */
@Component
class GeneratedTests {

	private static final String INPUT = "input_variables";

	private static final String STDIN = "stdin";

	private final AllowedQuestions questions;

	private final ReferenceSolutions solutions;

	private final StoredTestPrograms stored;

	private final InputValidator validator;

	private final TestCases testCases;

	private final Runs runs;

	private final FilledTests filling;

	private final LimitsProperties limits;

	private final JsonMapper json;

	GeneratedTests(AllowedQuestions questions, ReferenceSolutions solutions, StoredTestPrograms stored,
			InputValidator validator, TestCases testCases, Runs runs, FilledTests filling, LimitsProperties limits,
			JsonMapper json) {
		this.questions = questions;
		this.solutions = solutions;
		this.stored = stored;
		this.validator = validator;
		this.testCases = testCases;
		this.runs = runs;
		this.filling = filling;
		this.limits = limits;
		this.json = json;
	}

	/**
	 * Completes with the number of tests once they are added: all of them, or none. Not
	 * to be called in a transaction.
	 * @return a {@link Problem} when a program failed, or the validator refuses an input
	 * @throws Problem naming every field that is not right, or when the caller may not
	 * change the question
	 */
	CompletableFuture<Integer> generate(long questionId, NewGeneration request, Caller caller) {
		Question question = questions.getToEdit(questionId, caller);
		request.check();
		ReferenceSolution solution = solutions.find(questionId, Objects.requireNonNull(request.solutionId()), caller);
		TestPrograms programs = stored.get(questionId, caller);
		if (programs.generator() == null) {
			throw Violations.of("generator", "is missing; store one with PUT /ques/%d/generator".formatted(questionId));
		}
		return run(programs.generator(), request.seedsToRun().stream().map(GeneratedTests::seed).toList(), caller)
			.thenApply((ran) -> inputs(question, request, ran))
			.thenCompose((inputs) -> validated(programs, inputs, caller))
			.thenCompose((inputs) -> filling.fill(questionId, solution.code(), lines(inputs), caller))
			.thenApply((lines) -> testCases.addAll(questionId,
					new TestCaseLines(lines.getBytes(StandardCharsets.UTF_8), json), caller));
	}

	private static Given seed(String seed) {
		return new Given("", List.of(seed), Map.of());
	}

	private CompletableFuture<List<Ran>> run(String code, List<Given> given, Caller caller) {
		return runs.run(
				new ProgramToRun(code, null,
						new Limits(limits.maxTimeLimit().toMillis(), limits.maxMemoryLimit().toBytes()), given),
				caller);
	}

	/** What a generator has printed, and the test that it is. */
	private record Generated(String seed, String text, ObjectNode test) {

		/** Returns what a validator reads. */
		String input() {
			JsonNode variables = test.get(INPUT);
			return (variables != null) ? variables.toString() : text;
		}

	}

	private List<Generated> inputs(Question question, NewGeneration request, List<Ran> ran) {
		Violations violations = new Violations();
		List<String> seeds = request.seedsToRun();
		List<Generated> inputs = new ArrayList<>();
		for (int i = 0; i < ran.size(); i++) {
			if (ran.get(i).ending() != Ending.FINISHED) {
				violations.add("generator", "with seed %s: %s".formatted(seeds.get(i), failure(ran.get(i))));
			}
			else {
				read(question, request, seeds.get(i), ran.get(i), violations, inputs);
			}
		}
		violations.throwIfAny();
		violations.require(inputs.get(0).text().equals(inputs.get(1).text()), "generator",
				"printed different inputs for the same seed %s; begin with random.seed(int(sys.argv[1]))"
					.formatted(seeds.get(0)));
		violations.throwIfAny();
		return inputs.subList(1, inputs.size());
	}

	private void read(Question question, NewGeneration request, String seed, Ran ran, Violations violations,
			List<Generated> inputs) {
		violations.require(!ran.stdout().isCut(), "generator",
				"with seed %s: printed more than a run can keep".formatted(seed));
		try {
			String text = PlainText.decode("generator", ran.stdout().bytes());
			ObjectNode test = test(question, text);
			inputs.add(new Generated(seed, text, test.put("hidden", request.isHidden())));
		}
		catch (Problem problem) {
			violations.add("generator", "with seed %s: %s".formatted(seed, problem.getMessage()));
		}
		catch (JacksonException ex) {
			violations.add("generator",
					"with seed %s: expected one JSON object such as {\"input_variables\": {..}}, as a line of tests, got something else"
						.formatted(seed));
		}
	}

	private ObjectNode test(Question question, String text) {
		return (question.kind() instanceof QuestionKind.Program) ? json.createObjectNode().put(STDIN, text)
				: json.readValue(text, ObjectNode.class);
	}

	private static String failure(Ran ran) {
		String stderr = ran.stderr().text().strip();
		String last = stderr.substring(stderr.lastIndexOf('\n') + 1);
		if (ran.error() != null) {
			return ran.error().sentence();
		}
		return !last.isEmpty() ? last : "ended as " + ran.ending();
	}

	private CompletableFuture<List<Generated>> validated(TestPrograms programs, List<Generated> inputs, Caller caller) {
		if (programs.validator() == null) {
			return CompletableFuture.completedFuture(inputs);
		}
		return run(validator.program(programs.validator()),
				inputs.stream().map((input) -> Given.stdin(input.input())).toList(), caller)
			.thenApply((ran) -> {
				Violations violations = new Violations();
				for (int i = 0; i < ran.size(); i++) {
					violations.require(ran.get(i).ending() == Ending.FINISHED, "validator",
							"refuses the input with seed %s: %s".formatted(inputs.get(i).seed(), failure(ran.get(i))));
				}
				violations.throwIfAny();
				return inputs;
			});
	}

	private static String lines(List<Generated> inputs) {
		return inputs.stream().map((input) -> input.test().toString()).collect(Collectors.joining("\n"));
	}

}
