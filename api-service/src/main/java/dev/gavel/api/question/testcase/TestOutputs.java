package dev.gavel.api.question.testcase;

import dev.gavel.api.access.Caller;
import dev.gavel.api.platform.database.RequestRoom;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.ProblemType;
import dev.gavel.api.platform.request.Violations;
import dev.gavel.api.platform.settings.LimitsProperties;
import dev.gavel.api.question.Question;
import dev.gavel.api.question.TestTotals;
import dev.gavel.api.question.access.AllowedQuestions;
import dev.gavel.api.question.history.EditKind;
import dev.gavel.api.question.history.QuestionHistory;
import dev.gavel.api.question.history.QuestionHistory.Edit;
import dev.gavel.message.Expectation;
import dev.gavel.message.TestSuite.SuiteTest;
import dev.gavel.value.DecodingRoom;
import dev.gavel.value.EncodedValue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Replaces the right outputs of a question's tests, and nothing else of them. Reads a few
 * tests at a time.
 */
@Component
public class TestOutputs {

	/** The most bytes of values in a group, unless a single test has more. */
	private static final long BYTES_OF_GROUP = 1024 * 1024;

	private final TestCaseRepository repository;

	private final TestCaseReading reading;

	private final AllowedQuestions questions;

	private final SuiteLimits suiteLimits;

	private final AuditedTests audit;

	private final QuestionHistory history;

	private final LimitsProperties limits;

	TestOutputs(TestCaseRepository repository, TestCaseReading reading, AllowedQuestions questions,
			SuiteLimits suiteLimits, AuditedTests audit, QuestionHistory history, LimitsProperties limits) {
		this.repository = repository;
		this.reading = reading;
		this.questions = questions;
		this.suiteLimits = suiteLimits;
		this.audit = audit;
		this.history = history;
		this.limits = limits;
	}

	/**
	 * Returns the tests that expect an output, in the order in which they run.
	 * @param most how many are in a group
	 * @throws Problem when there is no such question, or the caller may not change it
	 */
	@Transactional(readOnly = true)
	public List<Group> groups(long questionId, int most, Caller caller) {
		questions.getToEdit(questionId, caller);
		List<Group> groups = new ArrayList<>();
		List<TestOutline> some = new ArrayList<>();
		long size = 0;
		for (TestOutline test : repository.outlinesWithOutput(questionId)) {
			if (some.size() == most || (!some.isEmpty() && size + test.size() > BYTES_OF_GROUP)) {
				groups.add(new Group(some));
				some = new ArrayList<>();
				size = 0;
			}
			some.add(test);
			size += test.size();
		}
		if (!some.isEmpty()) {
			groups.add(new Group(some));
		}
		return groups;
	}

	/**
	 * Uses the tests of a group, which expect nothing but their exit status.
	 * @param use must not keep them
	 * @throws Problem when they were changed meanwhile
	 */
	public <T> T withoutOutputs(Group group, Function<List<SuiteTest>, T> use) {
		try (DecodingRoom room = RequestRoom.take(group.size())) {
			List<StoredTest> stored = repository.those(group.ids(), group.size());
			if (stored.size() != group.tests().size()) {
				throw changedMeanwhile();
			}
			return use.apply(stored.stream().map(TestOutputs::withoutOutput).toList());
		}
	}

	private static SuiteTest withoutOutput(StoredTest stored) {
		return new SuiteTest(0, EncodedValue.of(stored.arguments()),
				Expectation.NOTHING.withExitStatus(stored.exitStatus()), false);
	}

	/** Tells that the tests are not what they were. */
	public static Problem changedMeanwhile() {
		return Problem.passing(ProblemType.UNAVAILABLE,
				"The tests of the question were changed meanwhile. Nothing was stored; try again.",
				Duration.ofSeconds(1));
	}

	/**
	 * Reads outputs, and finds those that are not the only right ones already.
	 * @param found takes them one at a time
	 * @throws Problem naming every output that does not fit
	 */
	public void differing(Question question, Group group, Outputs outputs, Consumer<NewOutput> found) {
		List<Long> ids = group.ids();
		Violations violations = new Violations();
		reading.read(group.tests(), (stored) -> {
			Violations ofTest = violations.within("test_cases[%d]".formatted(stored.ordinal()));
			outputs.read(ids.indexOf(stored.id()), ofTest)
				.flatMap((output) -> differing(question, stored, output, ofTest))
				.ifPresent(found);
			return stored.id();
		});
		violations.throwIfAny();
	}

	private Optional<NewOutput> differing(Question question, StoredTest stored, String output, Violations ofTest) {
		try (DecodingRoom room = RequestRoom.take(output.length())) {
			String expected = new TestCaseCheck(question, limits, ofTest).output(stored.toSuiteTest(), output)
				.toString();
			boolean same = expected.equals(stored.expected()) && stored.others() == null;
			return same ? Optional.empty() : Optional.of(new NewOutput(stored.id(), expected,
					stored.arguments().length() + expected.length() - stored.totals().size()));
		}
	}

	/**
	 * Makes outputs the only right ones, by one edit.
	 * @param question locked
	 * @throws Problem when the tests become too large together
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public void replace(Question question, List<NewOutput> outputs, Caller caller) {
		if (outputs.isEmpty()) {
			return;
		}
		List<Long> ids = outputs.stream().map(NewOutput::testId).toList();
		Edit edit = history.begin(caller, question.id(), EditKind.CHANGED);
		edit.keep(ids);
		outputs.forEach((output) -> repository.replaceOutput(output.testId(), output.expected()));
		edit.end();
		audit.replacedOutputs(caller, question.id(), ids);
		question.testsChanged(new TestTotals(0, 0, outputs.stream().mapToLong(NewOutput::growth).sum()));
		suiteLimits.requireSize(question);
	}

	/** Outputs of the tests of a group. */
	public interface Outputs {

		/**
		 * Reads one: text as in a request.
		 * @param place of the test in the group, from 0
		 * @param ofTest receives what is wrong
		 */
		Optional<String> read(int place, Violations ofTest);

	}

	/** Some tests that are read together. */
	public static final class Group {

		private final List<TestOutline> tests;

		private Group(List<TestOutline> tests) {
			this.tests = tests;
		}

		private List<TestOutline> tests() {
			return tests;
		}

		private List<Long> ids() {
			return tests.stream().map(TestOutline::id).toList();
		}

		private long size() {
			return tests.stream().mapToLong(TestOutline::size).sum();
		}

	}

	/**
	 * The output of a test as it is to be stored.
	 *
	 * @param growth how many bytes the test has more than before
	 */
	public record NewOutput(long testId, String expected, long growth) {
	}

}
