package dev.gavel.worker.judging;

import dev.gavel.message.CheckerReply;
import dev.gavel.message.ComparisonSpec.Checker;
import dev.gavel.message.ProgramError;
import dev.gavel.message.TestReport;
import dev.gavel.message.TestSuite.SuiteTest;
import dev.gavel.message.Verdict;
import dev.gavel.run.EnvironmentName;
import dev.gavel.run.Limits;
import dev.gavel.value.EncodedValue;
import dev.gavel.value.Value.TextValue;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks Python whether an expected pattern is in the message of an exception. A pattern
 * may take for ever, so it is never tried in this JVM.
 */
record MessageInquiry() implements Inquiry {

	private static final ProgramError FAILED = new ProgramError("PatternFailed",
			"the author's pattern for the message of the exception failed", null, null);

	private static final Checker CHECKER = new Checker("""
			import re
			def check(input, expected, answer):
			    return re.search(expected, answer) is not None
			""", EnvironmentName.DEFAULT, new Limits(1000, 64L << 20));

	@Override
	public Checker checker() {
		return CHECKER;
	}

	@Override
	public String call() {
		return "matching it";
	}

	@Override
	public void writeInput(SuiteTest test, OutputStream out) throws IOException {
		out.write("null".getBytes(StandardCharsets.US_ASCII));
	}

	@Override
	public List<EncodedValue> expected(SuiteTest test) {
		return List.of(EncodedValue.of(new TextValue(String.valueOf(test.expectation().message()))));
	}

	/** Keeps the difference that was noted beforehand, unless there is none. */
	@Override
	public TestReport replied(TestReport report, CheckerReply reply, @Nullable String message) {
		return reply.accepts() ? report.accepted() : report.checked(Verdict.RUNTIME_ERROR, null, null, null);
	}

	@Override
	public ProgramError failure() {
		return FAILED;
	}

	/** Leaves out the line and the traceback, which are ours. */
	@Override
	public ProgramError explained(ProgramError error, SuiteTest test) {
		return new ProgramError(FAILED.type(), "the pattern %s for the message of the exception failed: %s"
			.formatted(new TextValue(test.expectation().message()), error.message()), null, null);
	}

}
