package dev.gavel.worker.judging;

import dev.gavel.message.ComparisonSpec.Authored;
import dev.gavel.message.ComparisonSpec.Checker;
import dev.gavel.message.ComparisonSpec;
import dev.gavel.message.ComparisonSpec.Interactor;
import dev.gavel.message.ProgramError;
import dev.gavel.message.TestReport;
import dev.gavel.message.TestSuite.SuiteTest;
import dev.gavel.message.Verdict;
import dev.gavel.value.DecodingRoom;
import dev.gavel.value.EncodedValue;
import dev.gavel.value.MalformedValue;
import dev.gavel.value.Notation;
import dev.gavel.value.Value.TextValue;
import dev.gavel.value.Value;
import dev.gavel.value.ValueCodec;
import dev.gavel.value.ValueMismatch;
import dev.gavel.value.ValueTooLarge;
import dev.gavel.worker.comparison.Comparison;
import dev.gavel.worker.comparison.TextComparison;
import dev.gavel.worker.comparison.TextSource;
import dev.gavel.worker.interaction.Ended;
import dev.gavel.worker.interaction.Idling;
import dev.gavel.worker.interaction.Interacting;
import dev.gavel.worker.judging.TextAnswers.Wrong;
import dev.gavel.worker.kind.Exchange;
import dev.gavel.worker.printed.PrintedAnswer;
import dev.gavel.worker.printed.Prompts;
import dev.gavel.worker.sandbox.Hint;
import dev.gavel.worker.sandbox.RunInput;
import dev.gavel.worker.sandbox.RunLimits;
import dev.gavel.worker.sandbox.RunResult;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Judges the tests of one job, one after another. Where the question has a checker, the
 * reports on tests that returned an answer are replaced by {@link Checking} later.
 */
final class TestJudging implements AutoCloseable {

	/**
	 * A text that is only read takes a sixteenth of the room that decoded values take. Of
	 * other values, only the first elements are read.
	 */
	private static final int TEXTS_PER_ROOM = 16;

	/**
	 * A program must not use up the room for what explains why the author's code failed.
	 */
	private static final int AUTHORS_PART = 4;

	private final Exchange exchange;

	private final ComparisonSpec comparison;

	/** Null when a comparison decides. */
	private final @Nullable Checking checking;

	/** Matches messages of exceptions with what is expected of them. */
	private final Checking messages;

	private final Explanation explanation;

	private final ShownText shown;

	/** What the author's code says. */
	private final ShownText authors;

	private final TextAnswers texts;

	private final int maxElements;

	private final RunLimits limits;

	/** Null when no interactor talks with the program. */
	private final @Nullable Interacting interacting;

	/** Of an interactive question. */
	private final Idling idling;

	/** Null when the program returns its answers. */
	private final @Nullable PrintedAnswer printed;

	private long compareNanos;

	/**
	 * @param folder where many answers are kept that wait for a checker
	 */
	TestJudging(Exchange exchange, ComparisonSpec comparison, RunLimits limits, JudgingProperties properties,
			Path folder, Prompts prompts) {
		this.exchange = exchange;
		this.interacting = (comparison instanceof Interactor interactor)
				? InteractionReport.interacting(interactor, properties) : null;
		this.limits = (interacting != null) ? interacting.ofProgram(limits) : limits;
		this.idling = new Idling(limits);
		this.printed = (exchange.prints() && interacting == null) ? new PrintedAnswer(folder) : null;
		this.comparison = comparison;
		this.explanation = new Explanation(exchange.definition(), exchange.undefined(), exchange.completion(),
				exchange.answerName(), this.limits);
		long bytes = properties.reportText().toBytes();
		long ofAuthor = (comparison instanceof Authored) ? bytes / AUTHORS_PART : 0;
		this.shown = new ShownText(properties, bytes - ofAuthor);
		this.authors = new ShownText(properties, ofAuthor);
		this.texts = new TextAnswers(shown, prompts);
		this.checking = (comparison instanceof Checker checker)
				? new Checking(new AnswerInquiry(checker, exchange), properties, authors, folder) : null;
		this.messages = new Checking(new MessageInquiry(), properties, shown, folder);
		this.maxElements = properties.maxElements();
	}

	/** Returns what is to be asked in cells of their own, one after the other. */
	List<Checking> checkings() {
		return Stream.of(checking, messages).filter((each) -> each != null && each.hasAnswers()).toList();
	}

	/** Whether answers have to be checked before more tests are judged. */
	boolean isFull() {
		return messages.isFull() || checking != null && checking.isFull();
	}

	/** Returns how long all comparisons have taken so far. */
	long compareMicros() {
		return TimeUnit.NANOSECONDS.toMicros(compareNanos);
	}

	/** Returns what the program is given in a test. */
	RunInput input(SuiteTest test) {
		if (interacting != null) {
			interacting.begin(test);
		}
		return exchange.input(test);
	}

	RunLimits limits() {
		return limits;
	}

	/** Returns what talks with the program, if anything does. */
	@Nullable Interacting interacting() {
		return interacting;
	}

	/** Returns how many tests' idle time both sides have used up in tests that failed. */
	int idled() {
		return idling.times();
	}

	/** Returns what takes the program's answer, if that is what it prints. */
	@Nullable PrintedAnswer printed() {
		return printed;
	}

	TestReport report(SuiteTest test, int index, RunResult result) {
		long start = System.nanoTime();
		try {
			return compared(test, index, result);
		}
		finally {
			compareNanos += System.nanoTime() - start;
		}
	}

	/** Explains why a test run ended without a value. */
	ProgramError explain(RunResult result) {
		return shown.cut(explanation.of(result));
	}

	private TestReport compared(SuiteTest test, int index, RunResult result) {
		if (interacting != null) {
			return interacted(test, index, result, interacting.ended(result));
		}
		return exchange.hasAnswered(test, result) ? answered(test, index, result) : unanswered(test, index, result);
	}

	private TestReport interacted(SuiteTest test, int index, RunResult result, Ended ended) {
		TestReport report = new InteractionReport(test, ended, shown, authors).of(exchange.hasAnswered(test, result),
				(verdict, difference, error) -> report(test, index, result, verdict, null, difference, error),
				() -> unanswered(test, index, result));
		if (report.verdict() != Verdict.ACCEPTED) {
			idling.add(ended.interaction());
		}
		return report;
	}

	private TestReport unanswered(SuiteTest test, int index, RunResult result) {
		return switch (result.outcome()) {
			case RETURNED -> throw new IllegalStateException("a returned result is an answer");
			case RAISED -> raised(test, index, result);
			case UNSERIALIZABLE_RESULT, EXITED, KILLED_BY_SIGNAL, ENTRY_POINT_MISSING ->
				failed(test, index, result, Verdict.RUNTIME_ERROR);
			case OUT_OF_TIME, IDLE_TOO_LONG -> failed(test, index, result, Verdict.TIME_LIMIT_EXCEEDED);
			case OUT_OF_MEMORY -> failed(test, index, result, Verdict.MEMORY_LIMIT_EXCEEDED);
			case TOO_MUCH_OUTPUT, RESULT_TOO_LARGE -> failed(test, index, result, Verdict.OUTPUT_LIMIT_EXCEEDED);
			case DOES_NOT_COMPILE -> failed(test, index, result, Verdict.COMPILATION_ERROR);
		};
	}

	/** An exception of a program that has not called its function yet is a fault. */
	private TestReport raised(SuiteTest test, int index, RunResult result) {
		String raises = test.expectation().raises();
		if (raises == null || !result.called()) {
			return failed(test, index, result, Verdict.RUNTIME_ERROR);
		}
		ProgramError error = explanation.of(result);
		if (!result.names().contains(raises)) {
			String raised = raises.equals(error.type()) ? "another class of that name" : error.type();
			return report(test, index, result, Verdict.RUNTIME_ERROR, null,
					"expected %s, got %s".formatted(raises, raised), inStep(test, result, error));
		}
		if (!exchange.isLastStep(test, result)) {
			return report(test, index, result, Verdict.RUNTIME_ERROR, null,
					"expected %s in the last call only".formatted(raises), inStep(test, result, error));
		}
		return (test.expectation().message() == null) ? report(test, index, result, Verdict.ACCEPTED, null, null, error)
				: toBeMatched(test, index, result, error);
	}

	/** Keeps the message to be matched. There is no verdict yet. */
	private TestReport toBeMatched(SuiteTest test, int index, RunResult result, ProgramError error) {
		messages.add(index, EncodedValue.of(new TextValue(Hint.without(error.message()))));
		return report(test, index, result, Verdict.INTERNAL_ERROR, null,
				"expected a message in which %s is found".formatted(new TextValue(test.expectation().message())),
				error);
	}

	private ProgramError inStep(SuiteTest test, RunResult result, ProgramError error) {
		String step = test.hidden() ? "" : exchange.step(test, result);
		return step.isEmpty() ? error
				: new ProgramError(error.type(), step + ": " + error.message(), error.line(), error.traceback());
	}

	private TestReport answered(SuiteTest test, int index, RunResult result) {
		if (comparison(test) instanceof TextComparison texts && test.expectation().isOfTexts()) {
			try {
				Optional<TextSource> text = (printed != null) ? Optional.of(printed.text()) : exchange.text(result);
				if (text.isPresent()) {
					return ofText(test, index, result, texts, text.get());
				}
			}
			catch (MalformedValue ex) {
				return report(test, index, result, Verdict.RUNTIME_ERROR, null, null, explanation.unreadableResult(ex));
			}
		}
		if (printed == null) {
			return answered(test, index, result, exchange.answer(result));
		}
		try (DecodingRoom room = TestRoom.toDecode(printed.size())) {
			return answered(test, index, result, printed.encoded());
		}
	}

	private TestReport answered(SuiteTest test, int index, RunResult result, byte[] answer) {
		Comparison comparison = comparison(test);
		long longest = 0;
		for (EncodedValue right : test.expectation().rightAnswers()) {
			if (comparison != null && comparison.acceptsUndecoded(right, answer)) {
				return report(test, index, result, Verdict.ACCEPTED, test.hidden() ? null : beginning(test, right),
						null, null);
			}
			longest = Math.max(longest, right.size());
		}
		try (DecodingRoom room = TestRoom.toDecode(answer.length + longest)) {
			return decoded(test, index, result, answer);
		}
	}

	private TestReport ofText(SuiteTest test, int index, RunResult result, TextComparison comparison,
			TextSource answer) {
		List<TextSource> rightAnswers = test.expectation()
			.rightAnswers()
			.stream()
			.map((printed != null) ? TextSource::ofBytes : TextSource::of)
			.toList();
		if (test.hidden()) {
			boolean accepted = texts.accepts(comparison, rightAnswers, answer);
			return report(test, index, result, accepted ? Verdict.ACCEPTED : Verdict.WRONG_ANSWER, null, null, null);
		}
		Wrong wrong = texts.wrong(comparison, rightAnswers, answer);
		String output = shown(test, new TextValue(answer.beginning(shown.maxCharacters() + 1)));
		return (wrong == null) ? report(test, index, result, Verdict.ACCEPTED, output, null, null)
				: report(test, index, result, Verdict.WRONG_ANSWER, output, wrong.difference(), null)
					.with(wrong.firstDifference());
	}

	/** Returns null when a checker decides. */
	private @Nullable Comparison comparison(SuiteTest test) {
		ComparisonSpec own = test.expectation().comparison();
		return exchange.comparison((own != null) ? own : comparison, test).orElse(null);
	}

	/** Decodes only what is shown of a value. */
	private String beginning(SuiteTest test, EncodedValue value) {
		try (DecodingRoom room = TestRoom.toDecode(value.size() / TEXTS_PER_ROOM)) {
			return shown(test, value.beginning(shown.maxCharacters()));
		}
	}

	private String shown(SuiteTest test, Value value) {
		return shown.cut(exchange.notation(test).abbreviate(value, shown.maxCharacters()));
	}

	private TestReport decoded(SuiteTest test, int index, RunResult result, byte[] answer) {
		Value value;
		try {
			value = ValueCodec.decode(answer, maxElements);
		}
		catch (ValueTooLarge ex) {
			return report(test, index, result, Verdict.OUTPUT_LIMIT_EXCEEDED, null, null, explanation.tooLarge(ex));
		}
		catch (MalformedValue ex) {
			return report(test, index, result, Verdict.RUNTIME_ERROR, null, null, explanation.unreadableResult(ex));
		}
		if (checking != null && comparison(test) == null && !test.expectation().rightAnswers().isEmpty()) {
			return toBeChecked(test, index, result, value, checking);
		}
		// A fault in a right answer is not the program's: it must not become a verdict.
		String raises = test.expectation().raises();
		Optional<String> difference = (raises != null)
				? Optional.of("expected %s, but no exception was raised".formatted(raises))
				: difference(test, value).map((text) -> Hint.after(text, exchange.hint(test, value, result)));
		return report(test, index, result, difference.isPresent() ? Verdict.WRONG_ANSWER : Verdict.ACCEPTED,
				shown(test, value), difference.orElse(null), null);
	}

	/**
	 * Keeps the answer for the checker, as a value of the declared type: the checker need
	 * not expect others. There is no verdict yet.
	 */
	private TestReport toBeChecked(SuiteTest test, int index, RunResult result, Value value, Checking checking) {
		EncodedValue answer;
		try {
			answer = EncodedValue.of(exchange.fitted(test, value));
		}
		catch (ValueMismatch ex) {
			String mismatch = Hint.after(String.valueOf(ex.getMessage()), exchange.hint(test, value, result));
			return report(test, index, result, Verdict.WRONG_ANSWER, shown(test, value), mismatch, null);
		}
		checking.add(index, answer);
		return report(test, index, result, Verdict.INTERNAL_ERROR, shown(test, value), null, null);
	}

	private Optional<String> difference(SuiteTest test, Value value) {
		List<EncodedValue> rightAnswers = test.expectation().rightAnswers();
		return rightAnswers.isEmpty() ? Optional.empty()
				: Objects.requireNonNull(comparison(test), "a checker decides").differenceFromAll(rightAnswers, value);
	}

	@Override
	public void close() {
		try {
			messages.close();
			if (printed != null) {
				printed.close();
			}
		}
		finally {
			if (checking != null) {
				checking.close();
			}
		}
	}

	private TestReport failed(SuiteTest test, int index, RunResult result, Verdict verdict) {
		ProgramError failure = exchange.failure(test, result);
		return report(test, index, result, verdict, printedSoFar(test), null,
				inStep(test, result, (failure != null) ? failure : explanation.of(result)));
	}

	/** Returns the beginning of what a program printed before it failed. */
	private @Nullable String printedSoFar(SuiteTest test) {
		return (printed == null || printed.size() == 0) ? null
				: shown(test, printed.beginning(shown.maxCharacters() + 1));
	}

	/**
	 * Reports a test. The process of a hidden test may put the test's values into
	 * anything that it says, so none of that leaves this worker.
	 */
	private TestReport report(SuiteTest test, int index, RunResult result, Verdict verdict, @Nullable String output,
			@Nullable String difference, @Nullable ProgramError error) {
		if (test.hidden()) {
			return new TestReport(test.testCaseId(), index, verdict, result.cpuTimeMicros(), result.wallTimeMicros(),
					result.peakMemoryBytes(), null, null, null, "", "");
		}
		return new TestReport(test.testCaseId(), index, verdict, result.cpuTimeMicros(), result.wallTimeMicros(),
				result.peakMemoryBytes(), output, (difference != null) ? shown.cut(difference) : null,
				(error != null) ? shown.cut(error) : null, shown.cut(result.stdout()), shown.cut(result.stderr()))
			.with(exchange.prints() ? result.exit() : null);
	}

}
