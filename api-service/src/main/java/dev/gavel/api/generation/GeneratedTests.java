package dev.gavel.api.generation;

import dev.gavel.api.access.Caller;
import dev.gavel.api.generation.LongRequests.LongRequest;
import dev.gavel.api.platform.database.RequestRoom;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.Violations;
import dev.gavel.api.question.Question;
import dev.gavel.api.question.access.AllowedQuestions;
import dev.gavel.api.question.testcase.TestCases;
import dev.gavel.api.question.testcode.TestCodeTrial;
import dev.gavel.api.reference.StoredTestPrograms;
import dev.gavel.api.reference.TestPrograms;
import dev.gavel.message.ComparisonSpec.Interactor;
import dev.gavel.message.TestSuite.SuiteTest;
import dev.gavel.value.DecodingRoom;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.task.AsyncTaskExecutor;
import org.springframework.stereotype.Component;

/**
 * Generates tests: a generator prints inputs, a validator refuses those that the
 * statement does not allow, and a reference solution says what is right.
 */
@Component
class GeneratedTests {

	private final AllowedQuestions questions;

	private final RightSolutions solutions;

	private final StoredTestPrograms stored;

	private final Generator generator;

	private final InputValidation validation;

	private final SolutionRuns runs;

	private final TestReader reader;

	private final TestCodeTrial codeTrial;

	private final TestCases testCases;

	private final LongRequests requests;

	private final AsyncTaskExecutor executor;

	GeneratedTests(AllowedQuestions questions, RightSolutions solutions, StoredTestPrograms stored, Generator generator,
			InputValidation validation, SolutionRuns runs, TestReader reader, TestCodeTrial codeTrial,
			TestCases testCases, LongRequests requests,
			@Qualifier("applicationTaskExecutor") AsyncTaskExecutor executor) {
		this.questions = questions;
		this.solutions = solutions;
		this.stored = stored;
		this.generator = generator;
		this.validation = validation;
		this.runs = runs;
		this.reader = reader;
		this.codeTrial = codeTrial;
		this.testCases = testCases;
		this.requests = requests;
		this.executor = executor;
	}

	/**
	 * Completes once the tests are added: all of them, or none. Not to be called in a
	 * transaction.
	 * @return a {@link Problem} when a program failed, or the validator refuses an input
	 * @throws Problem naming every field that is not right, or when the caller may not
	 * change the question
	 */
	CompletableFuture<Generation> generate(long questionId, NewGeneration wanted, Caller caller) {
		Question question = questions.getToEdit(questionId, caller);
		boolean interactive = question.comparison() instanceof Interactor;
		wanted.check(!interactive);
		String solution = interactive ? null
				: solutions.require(questionId, Objects.requireNonNull(wanted.solutionId()), caller).code();
		TestPrograms programs = stored.get(questionId, caller);
		if (programs.generator() == null) {
			throw Violations.of("generator", "is missing; store one with PUT /ques/%d/generator".formatted(questionId));
		}
		return requests.serve(caller,
				(request) -> generator.run(question, programs.generator(), wanted, request)
					.thenComposeAsync((tests) -> validated(question, programs, tests, request), executor)
					.thenComposeAsync((tests) -> (solution == null) ? CompletableFuture.completedFuture(tests)
							: filled(question, solution, tests, request), executor)
					.thenApplyAsync((tests) -> add(question, tests, request), executor));
	}

	private CompletableFuture<List<GeneratedTest>> validated(Question question, TestPrograms programs,
			List<GeneratedTest> tests, LongRequest request) {
		return (programs.validator() == null) ? CompletableFuture.completedFuture(tests)
				: validation.require(question, programs.validator(), tests, request).thenApply((done) -> tests);
	}

	/** Outputs take the places of tests in the list. */
	private CompletableFuture<List<GeneratedTest>> filled(Question question, String solution, List<GeneratedTest> tests,
			LongRequest request) {
		List<Integer> open = IntStream.range(0, tests.size())
			.filter((place) -> reader.isOpen(tests.get(place)))
			.boxed()
			.toList();
		return runs
			.run(question, solution,
					Parts.of(open, SolutionRuns.most(question), (place) -> tests.get(place).length())
						.stream()
						.map((places) -> new OpenGroup(question, tests, places, request))
						.iterator(),
					request)
			.thenApply((done) -> tests);
	}

	private Generation add(Question question, List<GeneratedTest> tests, LongRequest request) {
		request.requireGoingOn();
		ReadyTests ready = new ReadyTests(tests, reader);
		try (DecodingRoom room = RequestRoom.take(tests.stream().mapToLong(GeneratedTest::length).sum())) {
			List<String> warnings = codeTrial.before(question.id(), ready, request.caller());
			return new Generation(testCases.addAll(question.id(), ready, request.caller()), warnings);
		}
	}

	private final class OpenGroup implements TestGroup {

		private final Question question;

		private final List<GeneratedTest> all;

		private final List<Integer> places;

		private final LongRequest request;

		private OpenGroup(Question question, List<GeneratedTest> all, List<Integer> places, LongRequest request) {
			this.question = question;
			this.all = all;
			this.places = places;
			this.request = request;
		}

		@Override
		public <T> T read(Function<List<SuiteTest>, T> use) {
			return reader.inputs(question, places.stream().map(all::get).toList(), use);
		}

		@Override
		public void ended(List<Returned> returned) {
			Violations violations = new Violations();
			for (int i = 0; i < returned.size(); i++) {
				GeneratedTest test = all.get(places.get(i));
				int place = places.get(i);
				returned.get(i).read(violations.within(test.field())).ifPresent((output) -> {
					request.keep(output.length());
					all.set(place, test.withOutput(output));
				});
			}
			violations.throwIfAny();
		}

	}

}
