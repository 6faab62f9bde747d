package dev.gavel.api.generation;

import dev.gavel.api.compat.run.Ending;
import dev.gavel.api.compat.run.Given;
import dev.gavel.api.compat.run.Output;
import dev.gavel.api.compat.run.Ran;
import dev.gavel.api.generation.LongRequests.LongRequest;
import dev.gavel.api.platform.database.RequestRoom;
import dev.gavel.api.platform.request.PlainText;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.Violations;
import dev.gavel.api.question.Question;
import dev.gavel.message.QuestionKind;
import dev.gavel.value.DecodingRoom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.task.AsyncTaskExecutor;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Has generators print the inputs of tests. */
@Component
class Generator {

	private static final String FIELD = "generator";

	private final GeneratorRuns runs;

	private final AsyncTaskExecutor executor;

	private final JsonMapper json;

	Generator(GeneratorRuns runs, @Qualifier("applicationTaskExecutor") AsyncTaskExecutor executor, JsonMapper json) {
		this.runs = runs;
		this.executor = executor;
		this.json = json;
	}

	/**
	 * Completes with a test for each seed.
	 * @return a {@link Problem} when the generator failed
	 */
	CompletableFuture<List<GeneratedTest>> run(Question question, String code, NewGeneration wanted,
			LongRequest request) {
		List<GeneratedTest> tests = new ArrayList<>();
		return OneByOne
			.each(Parts.of(wanted.seedsToRun(), runs.most(question, request), String::length).iterator(),
					(seeds) -> print(question, code, seeds, wanted, request).thenAccept(tests::addAll), executor)
			.thenApply((done) -> withoutFirst(tests));
	}

	private static List<GeneratedTest> withoutFirst(List<GeneratedTest> tests) {
		GeneratedTest first = tests.remove(0);
		if (!first.equals(tests.get(0))) {
			throw Violations.of(FIELD,
					"printed different inputs for the same seed %s; begin with random.seed(int(sys.argv[1]))"
						.formatted(first.seed()));
		}
		return tests;
	}

	private CompletableFuture<List<GeneratedTest>> print(Question question, String code, List<String> seeds,
			NewGeneration wanted, LongRequest request) {
		return runs.run(question, code, seeds.stream().map(Generator::given).toList(), request)
			.thenApplyAsync((ran) -> read(question, seeds, ran, wanted, request), executor);
	}

	private static Given given(String seed) {
		return new Given("", List.of(seed), Map.of());
	}

	private List<GeneratedTest> read(Question question, List<String> seeds, List<Ran> ran, NewGeneration wanted,
			LongRequest request) {
		Violations violations = new Violations();
		List<GeneratedTest> tests = new ArrayList<>();
		for (int i = 0; i < seeds.size(); i++) {
			String failed = "with seed %s: ".formatted(seeds.get(i));
			if (ran.get(i).ending() != Ending.FINISHED) {
				violations.add(FIELD, failed + GeneratorRuns.failure(ran.get(i)));
				continue;
			}
			request.keep(ran.get(i).stdout().size());
			try {
				tests.add(new GeneratedTest(seeds.get(i), line(question, text(ran.get(i).stdout()), wanted)));
			}
			catch (NoInput ex) {
				violations.add(FIELD, failed + ex.getMessage());
			}
		}
		violations.throwIfAny();
		return tests;
	}

	private static String text(Output printed) throws NoInput {
		byte[] bytes = printed.bytes();
		if (bytes.length < printed.size()) {
			throw new NoInput(
					"printed %,d bytes, of which only %,d can be kept".formatted(printed.size(), bytes.length));
		}
		try {
			return PlainText.decode("output", bytes);
		}
		catch (Problem problem) {
			throw new NoInput(String.valueOf(problem.getMessage()));
		}
	}

	private String line(Question question, String text, NewGeneration wanted) throws NoInput {
		try (DecodingRoom room = RequestRoom.take(text.length())) {
			ObjectNode test = (question.kind() instanceof QuestionKind.Program)
					? json.createObjectNode().put("stdin", text) : object(text);
			return test.put("hidden", wanted.isHidden()).toString();
		}
	}

	private ObjectNode object(String text) throws NoInput {
		try {
			JsonNode read = json.readTree(text);
			if (read instanceof ObjectNode object) {
				return object;
			}
		}
		catch (JacksonException ex) {
			// Told below.
		}
		throw new NoInput("expected one JSON object such as {\"input_variables\": {..}}, as a line of tests, got "
				+ (text.isBlank() ? "nothing" : "something else"));
	}

	/** Tells that what was printed is no input. */
	private static final class NoInput extends Exception {

		private NoInput(String message) {
			super(message);
		}

	}

}
