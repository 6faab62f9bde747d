package dev.gavel.api.generation;

import dev.gavel.api.compat.run.Ending;
import dev.gavel.api.compat.run.Given;
import dev.gavel.api.compat.run.Ran;
import dev.gavel.api.generation.LongRequests.LongRequest;
import dev.gavel.api.platform.request.Violations;
import dev.gavel.api.question.Question;
import dev.gavel.api.reference.InputValidator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.task.AsyncTaskExecutor;
import org.springframework.stereotype.Component;

/** Has validators read the inputs of tests that are being made. */
@Component
class InputValidation {

	private final InputValidator validator;

	private final GeneratorRuns runs;

	private final TestReader reader;

	private final AsyncTaskExecutor executor;

	InputValidation(InputValidator validator, GeneratorRuns runs, TestReader reader,
			@Qualifier("applicationTaskExecutor") AsyncTaskExecutor executor) {
		this.validator = validator;
		this.runs = runs;
		this.reader = reader;
		this.executor = executor;
	}

	/**
	 * Completes when it has read all of them.
	 * @return a {@link dev.gavel.api.platform.request.Problem} when it refuses any
	 */
	CompletableFuture<Void> require(Question question, String code, List<GeneratedTest> tests, LongRequest request) {
		return OneByOne.each(Parts.of(tests, runs.most(question, request), GeneratedTest::length).iterator(),
				(some) -> runs.run(question, validator.program(code), given(question, some), request)
					.thenAcceptAsync((ran) -> require(some, ran), executor),
				executor);
	}

	private List<Given> given(Question question, List<GeneratedTest> tests) {
		return reader.inputs(question, tests,
				(inputs) -> inputs.stream()
					.map((input) -> Given.stdin(validator.input(question.kind(), input)))
					.toList());
	}

	private static void require(List<GeneratedTest> tests, List<Ran> ran) {
		Violations violations = new Violations();
		for (int i = 0; i < tests.size(); i++) {
			violations.require(ran.get(i).ending() == Ending.FINISHED, "validator", "refuses the input with seed %s: %s"
				.formatted(tests.get(i).seed(), GeneratorRuns.failure(ran.get(i))));
		}
		violations.throwIfAny();
	}

}
