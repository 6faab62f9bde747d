package dev.gavel.api.question.testcase;

import dev.gavel.api.platform.request.Form;
import dev.gavel.api.platform.request.Violations;
import dev.gavel.api.platform.settings.LimitsProperties;
import dev.gavel.api.question.Kinds;
import dev.gavel.api.question.Question;
import dev.gavel.api.question.comparison.ComparisonCheck;
import dev.gavel.api.question.comparison.ComparisonForm;
import dev.gavel.api.question.kind.CheckedTest;
import dev.gavel.api.question.kind.RaisedType;
import dev.gavel.api.question.kind.RightOutputs;
import dev.gavel.api.question.kind.SentTest;
import dev.gavel.api.question.kind.TestFormat;
import dev.gavel.api.question.kind.ValueReading;
import dev.gavel.api.question.scoring.ScoringCheck;
import dev.gavel.api.question.scoring.ScoringForm;
import dev.gavel.api.question.scoring.StatedScoring;
import dev.gavel.message.ComparisonSpec;
import dev.gavel.message.ComparisonSpec.Interactor;
import dev.gavel.message.Expectation;
import dev.gavel.message.QuestionKind;
import dev.gavel.message.SuiteHead;
import dev.gavel.message.TestSuite.SuiteTest;
import dev.gavel.scoring.Feedback;
import dev.gavel.scoring.Scoring;
import dev.gavel.value.EncodedValue;
import dev.gavel.value.Value;
import dev.gavel.value.Value.ListValue;
import dev.gavel.value.Value.TextValue;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Fits a test case as sent to its question, and collects all violations.
 */
public class TestCaseCheck {

	/** MySQL takes 64 MB in a statement unless it is told otherwise. */
	private static final long MAX_ROW_SIZE = 56 * 1024 * 1024;

	/** Own input of a program, which may be empty. */
	private static final List<String> INPUTS_OF_PROGRAMS = List.of("own", "stdin", "args", "statements");

	private static final List<Value> NO_OUTPUT = List.of(new TextValue(""));

	private final TestFormat format;

	private final Scoring groups;

	/** Whether an interactor decides, which need not expect an output. */
	private final boolean interactive;

	private final Violations violations;

	private final ValueReading reading;

	private final ScoringCheck scoring;

	/** Checks tests that come with a program. */
	public TestCaseCheck(QuestionKind kind, LimitsProperties limits) {
		this(kind, limits, new Violations());
	}

	/**
	 * Checks tests that come with a program.
	 * @param violations receives the mistakes
	 */
	public TestCaseCheck(QuestionKind kind, LimitsProperties limits, Violations violations) {
		this(kind, false, Scoring.NONE, limits, violations);
	}

	/**
	 * Checks tests that come with a program and its question.
	 * @param head of their suite
	 * @param violations receives the mistakes
	 */
	public TestCaseCheck(SuiteHead head, LimitsProperties limits, Violations violations) {
		this(head.kind(), head.comparison() instanceof Interactor, head.scoring(), limits, violations);
	}

	/**
	 * @param violations receives the mistakes
	 */
	TestCaseCheck(Question question, LimitsProperties limits, Violations violations) {
		this(question.kind(), question.comparison() instanceof Interactor, question.scoring().tests(), limits,
				violations);
	}

	private TestCaseCheck(QuestionKind kind, boolean interactive, Scoring groups, LimitsProperties limits,
			Violations violations) {
		this.interactive = interactive;
		this.format = Kinds.tests(kind);
		this.groups = groups;
		this.violations = violations;
		this.reading = new ValueReading(violations, limits);
		this.scoring = new ScoringCheck(violations);
	}

	public CheckedTest check(NewTestCase request) {
		CheckedTest test = read(request);
		violations.throwIfAny();
		return test;
	}

	/** Reads a test that may be used only when no violation was found. */
	public CheckedTest read(NewTestCase request) {
		request.requireWhole(violations);
		return checked(request, scoring.check(request.points(), request.group(), request.feedback(), request.hidden(),
				request.explanation(), groups));
	}

	/** Does the same for a test that need not have an expected output. */
	public SuiteTest read(OwnTest request) {
		violations.require(!request.isScored(), "points",
				"and group and explanation are for programs that bring their question; leave them out");
		return readOwn(request);
	}

	/**
	 * Does the same for a test that may say what it is worth.
	 * @param needsOutput whether it must say what is right
	 */
	public SuiteTest readScored(OwnTest request, boolean needsOutput) {
		violations.require(!needsOutput || request.expectsSomething(), ValueReading.OUTPUT,
				"is missing; the checker gets it");
		StatedScoring stated = scoring.check(request.points(), request.group(), null, null, request.explanation(),
				groups);
		SuiteTest test = readOwn(request);
		return new SuiteTest(0, test.encodedArguments(), test.expectation(), stated.or(Feedback.FULL));
	}

	private SuiteTest readOwn(OwnTest request) {
		if (!request.expectsSomething()) {
			format.requireOwn(request, violations);
			List<Value> input = format.input(request, reading);
			violations.require(comparison(request.comparison(), input) == null, "comparison",
					"is for outputs, but none is expected; leave it out");
			return withoutOutput(input);
		}
		CheckedTest test = checked(request, StatedScoring.NOTHING);
		return new SuiteTest(0, test.arguments(), test.expectation(), false);
	}

	/**
	 * Reads the arguments of a checker, which may be used only when no violation was
	 * found.
	 */
	public SuiteTest read(TriedAnswer request) {
		format.requireOwn(request, violations);
		List<Value> input = format.input(request, reading);
		Value expected = format.outputs(request, input, reading).get(0);
		Value answer = format.answer("answer", request.answer(), input, reading);
		List<Value> arguments = violations.errors().isEmpty() ? List.of(format.checkedInput(input), expected, answer)
				: List.of();
		return withoutOutput(arguments);
	}

	/**
	 * Reads a test on which an interactor is tried, which may be used only when no
	 * violation was found.
	 */
	public SuiteTest readTalk(TriedAnswer request) {
		violations.require(request.answer() == null, "answer",
				"is for checkers, but an interactor talks with the program; leave it out");
		return read(OwnTest.ofTalk(request));
	}

	/**
	 * Reads the output of a stored test, which may be used only when no violation was
	 * found.
	 * @param output text, as in a request
	 */
	EncodedValue output(SuiteTest test, String output) {
		Value value = format.outputs(NewTestCase.ofOutput(output), test.arguments(), reading).get(0);
		EncodedValue encoded = format.encodeOutput(ValueReading.OUTPUT, value, reading);
		requireRow(test.encodedArguments().size() + encoded.size());
		return encoded;
	}

	private CheckedTest checked(SentTest test, StatedScoring stated) {
		format.requireOwn(test, violations);
		List<Value> input = format.input(test, reading);
		ComparisonSpec comparison = comparison(test.comparison(), input);
		RaisedType.checkMessage(violations, test.raisesMessage(), test.raises() != null);
		return (test.raises() != null)
				? raising(input, test.raises(), test.raisesMessage(), test.expectsOutput(), comparison, stated)
				: bounded(input, outputs(test, input), comparison, format.exitStatus(test, violations), stated);
	}

	private List<Value> outputs(SentTest test, List<Value> input) {
		return (interactive && !test.expectsOutput()) ? NO_OUTPUT : format.outputs(test, input, reading);
	}

	private List<Value> outputs(Form form, List<Value> input) {
		return (interactive && !hasOutput(form)) ? NO_OUTPUT : format.outputs(form, input, reading);
	}

	private @Nullable ComparisonSpec comparison(@Nullable JsonNode sent, List<Value> input) {
		violations.require(!interactive || sent == null || sent.isNull(), "comparison",
				"is for outputs, but the question's interactor decides; leave it out");
		return (sent == null || sent.isNull()) ? null : new ComparisonCheck(violations,
				Optional.of(format.comparedTypes(format.answerType(input))), format.defaultComparison())
			.check(sent);
	}

	private CheckedTest raising(List<Value> input, String type, @Nullable String message, boolean alsoOutput,
			@Nullable ComparisonSpec comparison, StatedScoring stated) {
		violations.require(!alsoOutput, RaisedType.RAISES, "expected either an output or an exception, got both");
		RaisedType.check(violations, type.strip());
		violations.require(comparison == null, "comparison",
				"is for outputs, but an exception is expected; leave it out");
		return new CheckedTest(format.encodeInput(input, reading), Expectation.exception(type.strip(), message),
				stated);
	}

	private SuiteTest withoutOutput(List<Value> input) {
		return new SuiteTest(0, format.encodeInput(input, reading), Expectation.NOTHING, false);
	}

	/**
	 * Checks a form with the fields {@code input_variables.<name>}, {@code output} and
	 * {@code outputs[0]}, each read as JSON, otherwise as a Python literal, otherwise as
	 * the text that was typed; {@code raises} instead of outputs; those of a comparison;
	 * and {@code points}, {@code group}, {@code feedback}, instead of which
	 * {@code hidden} may be there, and {@code explanation}.
	 */
	public CheckedTest check(Form form) {
		StatedScoring stated = scoring.check(ScoringForm.number("points", form.text("points")), form.text("group"),
				form.text("feedback"), hidden(form), form.text("explanation"), groups);
		String raises = form.text(RaisedType.RAISES);
		String message = form.text(RaisedType.MESSAGE);
		RaisedType.checkMessage(violations, message, raises != null);
		List<Value> input = format.input(form, reading);
		ComparisonSpec comparison = comparison(ComparisonForm.read(form), input);
		CheckedTest test = (raises != null) ? raising(input, raises, message, hasOutput(form), comparison, stated)
				: bounded(input, outputs(form, input), comparison, format.exitStatus(form, violations), stated);
		violations.throwIfAny();
		return test;
	}

	/** Returns null when the form has the newer field. */
	private static @Nullable Boolean hidden(Form form) {
		return (form.text("feedback") != null) ? null : Boolean.valueOf(form.text("hidden") != null);
	}

	/** Does the same for a test without an expected output. */
	public SuiteTest checkInput(Form form) {
		SuiteTest test = withoutOutput(format.input(form, reading));
		violations.throwIfAny();
		return test;
	}

	private static boolean hasOutput(Form form) {
		return form.hasText(ValueReading.OUTPUT);
	}

	/** Whether any value was put in, or a function was chosen. */
	public static boolean hasInput(Form form) {
		return form.text("function") != null || form.hasText(ValueReading.INPUTS)
				|| INPUTS_OF_PROGRAMS.stream().anyMatch((field) -> form.text(field) != null);
	}

	private CheckedTest bounded(List<Value> input, List<Value> outputs, @Nullable ComparisonSpec comparison,
			int exitStatus, StatedScoring stated) {
		List<Value> others = outputs.subList(1, outputs.size());
		EncodedValue arguments = format.encodeInput(input, reading);
		Expectation expectation = Expectation
			.outputs(format.encodeOutput(ValueReading.OUTPUT, outputs.get(0), reading),
					others.isEmpty() ? null : format.encodeOutput(RightOutputs.OUTPUTS, new ListValue(others), reading))
			.with(comparison)
			.withExitStatus(exitStatus);
		requireRow(arguments.size() + expectation.size());
		return new CheckedTest(arguments, expectation, stated);
	}

	/** Adds a violation for a test that the database would not take. */
	private void requireRow(long size) {
		violations.require(size <= MAX_ROW_SIZE, ValueReading.OUTPUT,
				"makes the test too large: its input and outputs take %,d bytes as they are stored; the limit is %,d"
					.formatted(size, MAX_ROW_SIZE));
	}

}
