package dev.gavel.worker.judging;

import dev.gavel.message.CheckerReply;
import dev.gavel.message.ComparisonSpec.Checker;
import dev.gavel.message.ProgramError;
import dev.gavel.message.TestReport;
import dev.gavel.message.TestSuite.SuiteTest;
import dev.gavel.value.EncodedValue;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a checker is asked about a test, and what its reply means. */
interface Inquiry {

	Checker checker();

	/** Names a call of the checker to its author. */
	String call();

	/** Writes the first argument of {@code check}. */
	void writeInput(SuiteTest test, OutputStream out) throws IOException;

	/** Returns the second arguments; the checker is asked until it accepts one. */
	List<EncodedValue> expected(SuiteTest test);

	/**
	 * @param message for solvers, if there is any
	 */
	TestReport replied(TestReport report, CheckerReply reply, @Nullable String message);

	/** Returns what solvers learn when the checker failed in any test. */
	ProgramError failure();

	/** Returns what the author learns of the error of the checker in a test. */
	ProgramError explained(ProgramError error, SuiteTest test);

}
