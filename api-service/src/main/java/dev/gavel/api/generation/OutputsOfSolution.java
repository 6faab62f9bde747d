package dev.gavel.api.generation;

import dev.gavel.api.access.Caller;
import dev.gavel.api.generation.LongRequests.LongRequest;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.Violations;
import dev.gavel.api.question.Question;
import dev.gavel.api.question.access.AllowedQuestions;
import dev.gavel.api.question.testcase.TestOutputs.Group;
import dev.gavel.api.question.testcase.TestOutputs.NewOutput;
import dev.gavel.api.question.testcase.TestOutputs;
import dev.gavel.api.reference.ReferenceSolution;
import dev.gavel.message.ComparisonSpec.Interactor;
import dev.gavel.message.TestSuite.SuiteTest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.task.AsyncTaskExecutor;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Replaces the expected outputs of all tests of a question by those of a solution. */
@Component
class OutputsOfSolution {

	private final AllowedQuestions questions;

	private final TestOutputs tests;

	private final RightSolutions solutions;

	private final SolutionRuns runs;

	private final LongRequests requests;

	private final TransactionTemplate transaction;

	private final AsyncTaskExecutor executor;

	OutputsOfSolution(AllowedQuestions questions, TestOutputs tests, RightSolutions solutions, SolutionRuns runs,
			LongRequests requests, TransactionTemplate transaction,
			@Qualifier("applicationTaskExecutor") AsyncTaskExecutor executor) {
		this.questions = questions;
		this.tests = tests;
		this.solutions = solutions;
		this.runs = runs;
		this.requests = requests;
		this.transaction = transaction;
		this.executor = executor;
	}

	/**
	 * Completes once all outputs are replaced. Tests that expect an exception stay as
	 * they are. Not to be called in a transaction.
	 * @return a {@link Problem} when a test gets no output, or the tests have changed
	 * meanwhile; then nothing is changed
	 * @throws Problem when there is no such solution, it need not be accepted, or the
	 * caller may not change the question
	 */
	CompletableFuture<FilledOutputs> fill(long questionId, long solutionId, Caller caller) {
		Question question = questions.getToEdit(questionId, caller);
		ReferenceSolution solution = solutions.require(questionId, solutionId, caller);
		if (question.comparison() instanceof Interactor) {
			throw Violations.of("solution_id", "can fill in nothing: in this question, an interactor decides");
		}
		List<Group> groups = tests.groups(questionId, SolutionRuns.most(question), caller);
		return requests.serve(caller, (request) -> {
			List<NewOutput> outputs = new ArrayList<>();
			return runs
				.run(question, solution.code(),
						groups.stream().map((group) -> new StoredGroup(question, group, outputs, request)).iterator(),
						request)
				.thenApplyAsync((done) -> transaction.execute((status) -> store(question, outputs, request)), executor);
		});
	}

	private FilledOutputs store(Question before, List<NewOutput> outputs, LongRequest request) {
		request.requireGoingOn();
		Question question = questions.lockToEdit(before.id(), request.caller());
		if (question.revision() != before.revision()) {
			throw TestOutputs.changedMeanwhile();
		}
		tests.replace(question, outputs, request.caller());
		return new FilledOutputs(question.tests().count(), outputs.size());
	}

	private final class StoredGroup implements TestGroup {

		private final Question question;

		private final Group group;

		private final List<NewOutput> outputs;

		private final LongRequest request;

		private StoredGroup(Question question, Group group, List<NewOutput> outputs, LongRequest request) {
			this.question = question;
			this.group = group;
			this.outputs = outputs;
			this.request = request;
		}

		@Override
		public <T> T read(Function<List<SuiteTest>, T> use) {
			return tests.withoutOutputs(group, use);
		}

		@Override
		public void ended(List<Returned> returned) {
			tests.differing(question, group, (place, ofTest) -> returned.get(place).read(ofTest), (output) -> {
				request.keep(output.expected().length());
				outputs.add(output);
			});
		}

	}

}
