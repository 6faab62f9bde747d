package dev.gavel.worker.kind;

import dev.gavel.message.ComparisonSpec;
import dev.gavel.message.ProgramError;
import dev.gavel.message.TestSuite.SuiteTest;
import dev.gavel.value.EncodedValue;
import dev.gavel.value.Notation;
import dev.gavel.value.Value;
import dev.gavel.value.ValueCodec;
import dev.gavel.worker.comparison.Comparison;
import dev.gavel.worker.comparison.TextSource;
import dev.gavel.worker.sandbox.Program;
import dev.gavel.worker.sandbox.RunInput;
import dev.gavel.worker.sandbox.RunOutcome;
import dev.gavel.worker.sandbox.RunResult;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a program of one kind of question is, what a test gives it, and its answer. */
public interface Exchange {

	Program program(String source, String environment);

	/** Returns what the program is given in a test. */
	RunInput input(SuiteTest test);

	/** Whether the answer is what the program prints. */
	default boolean prints() {
		return false;
	}

	/** Whether a run has ended as it must, so that its answer counts. */
	default boolean hasAnswered(SuiteTest test, RunResult result) {
		return result.outcome() == RunOutcome.RETURNED;
	}

	/** Names the answer in what is told to a user. */
	default String answerName() {
		return "the returned value";
	}

	/**
	 * Explains why a run has no answer, where this kind has other words for it; otherwise
	 * returns null.
	 */
	default @Nullable ProgramError failure(SuiteTest test, RunResult result) {
		return null;
	}

	/**
	 * Returns the answer of a run that returned one, unless the program prints it, in the
	 * notation of {@link dev.gavel.value.ValueCodec}. The bytes may be hostile.
	 */
	byte[] answer(RunResult result);

	/**
	 * Returns the answer of such a run if it is a text, of any size; otherwise empty.
	 * @throws dev.gavel.value.MalformedValue when the bytes begin like a text but are
	 * none
	 */
	default Optional<TextSource> text(RunResult result) {
		byte[] answer = answer(result);
		EncodedValue value = EncodedValue.of(answer);
		if (!value.isText()) {
			return Optional.empty();
		}
		ValueCodec.requireText(answer);
		return Optional.of(TextSource.of(value));
	}

	/**
	 * Returns an answer as a value of the type that is declared for this test.
	 * @throws dev.gavel.value.ValueMismatch when it is of another type
	 */
	Value fitted(SuiteTest test, Value answer);

	/**
	 * Writes what the question's checker gets as the input of a test, in the notation of
	 * {@link dev.gavel.value.ValueCodec}.
	 */
	void writeInput(SuiteTest test, OutputStream out) throws IOException;

	/** Returns what compares the answers of a test; empty when a checker decides. */
	Optional<Comparison> comparison(ComparisonSpec spec, SuiteTest test);

	/** Returns how the answer of a test is written for people. */
	Notation notation(SuiteTest test);

	/** Names the usual mistake behind a wrong answer; empty if there is none. */
	String hint(SuiteTest test, Value answer, RunResult result);

	/**
	 * Names the step of the test in which the run ended; empty if tests of this kind have
	 * no steps. The program may have lied about it.
	 */
	default String step(SuiteTest test, RunResult result) {
		return "";
	}

	/** Whether that was the last step of the test. */
	default boolean isLastStep(SuiteTest test, RunResult result) {
		return true;
	}

	/** Tells a user what the code must define; null if nothing. */
	default @Nullable String definition() {
		return null;
	}

	/** Returns the type of the error of a program that does not define it. */
	default String undefined() {
		return "FunctionNotFound";
	}

	/** Tells a user what must happen before the program ends. */
	String completion();

}
