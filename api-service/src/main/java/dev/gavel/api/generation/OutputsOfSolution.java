package dev.gavel.api.generation;

import dev.gavel.api.access.Caller;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.ProblemType;
import dev.gavel.api.platform.settings.LimitsProperties;
import dev.gavel.api.question.Question;
import dev.gavel.api.question.access.AllowedQuestions;
import dev.gavel.api.question.testcase.AllowedTestCases;
import dev.gavel.api.question.testcase.NewTestCase;
import dev.gavel.api.question.testcase.TestCases;
import dev.gavel.api.reference.ReferenceSolution;
import dev.gavel.api.reference.ReferenceSolutions;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.task.AsyncTaskExecutor;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Replaces the expected outputs of all tests of a question by those of a solution. */
@Component
class OutputsOfSolution {

	private final AllowedQuestions questions;

	private final AllowedTestCases allowedTests;

	private final TestCases testCases;

	private final ReferenceSolutions solutions;

	private final FilledTests filling;

	private final LimitsProperties limits;

	private final TransactionTemplate transaction;

	private final AsyncTaskExecutor executor;

	private final JsonMapper json;

	OutputsOfSolution(AllowedQuestions questions, AllowedTestCases allowedTests, TestCases testCases,
			ReferenceSolutions solutions, FilledTests filling, LimitsProperties limits, TransactionTemplate transaction,
			@Qualifier("applicationTaskExecutor") AsyncTaskExecutor executor, JsonMapper json) {
		this.questions = questions;
		this.allowedTests = allowedTests;
		this.testCases = testCases;
		this.solutions = solutions;
		this.filling = filling;
		this.limits = limits;
		this.transaction = transaction;
		this.executor = executor;
		this.json = json;
	}

	/**
	 * Completes once all outputs are replaced. Tests that expect an exception stay as
	 * they are. Not to be called in a transaction.
	 * @return a {@link Problem} when a test gets no output, or the tests have changed
	 * meanwhile; then nothing is changed
	 * @throws Problem when there is no such solution, or the caller may not change the
	 * question
	 */
	CompletableFuture<FilledOutputs> fill(long questionId, long solutionId, Caller caller) {
		Question question = questions.getToEdit(questionId, caller);
		ReferenceSolution solution = solutions.find(questionId, solutionId, caller);
		requireSmall(question);
		List<ObjectNode> before = allowedTests.ids(questionId, caller).stream().map((id) -> read(id, caller)).toList();
		return filling.fill(questionId, solution.code(), withoutOutputs(before), caller)
			.thenApplyAsync(
					(lines) -> transaction.execute((status) -> store(question, before, lines.lines().toList(), caller)),
					executor);
	}

	private void requireSmall(Question question) {
		long limit = limits.maxRequestSize().toBytes();
		if (question.tests().size() > limit) {
			throw new Problem(ProblemType.REQUEST_TOO_LARGE,
					"The tests have %,d bytes together; outputs can be filled in for at most %,d (gavel.limits.max-request-size)."
						.formatted(question.tests().size(), limit));
		}
	}

	private ObjectNode read(long id, Caller caller) {
		return allowedTests.whole(id, (view) -> (ObjectNode) json.valueToTree(view), caller);
	}

	private static String withoutOutputs(List<ObjectNode> tests) {
		return tests.stream()
			.map((test) -> test.deepCopy().remove(List.of("output", "outputs")).toString())
			.collect(Collectors.joining("\n"));
	}

	private FilledOutputs store(Question before, List<ObjectNode> tests, List<String> lines, Caller caller) {
		Question question = questions.lockToEdit(before.id(), caller);
		if (question.revision() != before.revision()) {
			throw Problem.passing(ProblemType.UNAVAILABLE,
					"The tests of question %d were changed meanwhile. Nothing was stored; try again."
						.formatted(question.id()),
					Duration.ofSeconds(1));
		}
		int changed = 0;
		for (int i = 0; i < tests.size(); i++) {
			JsonNode filled = json.readTree(lines.get(i));
			if (differs(tests.get(i), filled)) {
				long id = tests.get(i).get("id").longValue();
				NewTestCase test = json.treeToValue(filled, NewTestCase.class);
				testCases.change(id, (check) -> check.check(test), caller);
				changed++;
			}
		}
		return new FilledOutputs(tests.size(), changed);
	}

	/** Of several right outputs, only that of the solution stays. */
	private static boolean differs(JsonNode test, JsonNode filled) {
		return test.has("outputs") || !Objects.equals(test.get("output"), filled.get("output"));
	}

}
