package dev.gavel.worker.judging;

import dev.gavel.message.CheckerReply;
import dev.gavel.message.ComparisonSpec.Checker;
import dev.gavel.message.ProgramError;
import dev.gavel.message.TestReport;
import dev.gavel.message.TestSuite.SuiteTest;
import dev.gavel.message.Verdict;
import dev.gavel.value.EncodedValue;
import dev.gavel.worker.kind.Exchange;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Asks the author's checker whether an answer is right. */
record AnswerInquiry(Checker checker, Exchange exchange) implements Inquiry {

	/** Names a call to the author. */
	static final String CALL = "the call of check";

	private static final ProgramError FAILED = new ProgramError("CheckerFailed", "the author's checker failed", null,
			null);

	@Override
	public String call() {
		return CALL;
	}

	@Override
	public void writeInput(SuiteTest test, OutputStream out) throws IOException {
		exchange.writeInput(test, out);
	}

	@Override
	public List<EncodedValue> expected(SuiteTest test) {
		return test.expectation().rightAnswers();
	}

	@Override
	public TestReport replied(TestReport report, CheckerReply reply, @Nullable String message) {
		return report.checked(reply.accepts() ? Verdict.ACCEPTED : Verdict.WRONG_ANSWER, reply.points(), message, null);
	}

	@Override
	public ProgramError failure() {
		return FAILED;
	}

	@Override
	public ProgramError explained(ProgramError error, SuiteTest test) {
		return error;
	}

}
