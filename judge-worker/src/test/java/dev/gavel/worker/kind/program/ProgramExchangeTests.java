package dev.gavel.worker.kind.program;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.message.Expectation;
import dev.gavel.message.QuestionKind;
import dev.gavel.message.TestSuite.SuiteTest;
import dev.gavel.value.EncodedValue;
import dev.gavel.worker.sandbox.CapturedText;
import dev.gavel.worker.sandbox.RunOutcome;
import dev.gavel.worker.sandbox.RunResult;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgramExchangeTests {

	private static final RunResult EXITED = new RunResult(RunOutcome.EXITED, null, null, List.of(), 2, null, true, 0, 1,
			1, 1, CapturedText.EMPTY, CapturedText.EMPTY);

	@Test
	void namesTheExpectedExitStatusOnlyWhereSomethingIsExpected() {
		assertThat(message(Expectation.of(EncodedValue.of("\"\"")).withExitStatus(3)))
			.isEqualTo("the program exited with status 2, expected 3");
		assertThat(message(Expectation.NOTHING)).isEqualTo("the program exited with status 2");
	}

	private static String message(Expectation expectation) {
		SuiteTest test = new SuiteTest(1, EncodedValue.of("[\"\",[],{},\"\"]"), expectation, false);
		return new ProgramExchange(new QuestionKind.Program()).failure(test, EXITED).message();
	}

}
