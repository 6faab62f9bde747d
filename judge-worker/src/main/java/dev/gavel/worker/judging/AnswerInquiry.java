package dev.gavel.worker.judging;

import dev.gavel.message.CheckerReply;
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
record AnswerInquiry(Exchange exchange) implements Inquiry {

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

}
