package dev.gavel.worker.judging;

import dev.gavel.message.ComparisonSpec.Interactor;
import dev.gavel.message.Expectation;
import dev.gavel.message.JudgeJob;
import dev.gavel.message.QuestionKind;
import dev.gavel.message.SuiteHead;
import dev.gavel.message.TestSuite.SuiteTest;
import dev.gavel.run.EnvironmentName;
import dev.gavel.run.Limits;
import dev.gavel.run.RunSpec;
import dev.gavel.value.EncodedValue;
import dev.gavel.value.Value.TextValue;
import dev.gavel.value.literal.PythonLiteral;
import dev.gavel.worker.ListedSuite;
import java.util.List;
import java.util.UUID;

/** Jobs and suites of interactive questions. */
final class Interactive {

	private Interactive() {
	}

	static JudgeJob job(String source, Limits limits) {
		return new JudgeJob(UUID.randomUUID(), UUID.randomUUID(), 1,
				new RunSpec(RunSpec.PYTHON, EnvironmentName.DEFAULT, limits, "0".repeat(64)), source);
	}

	static ListedSuite suite(String interactor, Limits limits, SuiteTest... tests) {
		return new ListedSuite(
				new SuiteHead(new QuestionKind.Program(), new Interactor(interactor, EnvironmentName.DEFAULT, limits)),
				List.of(tests));
	}

	static SuiteTest test(long id, String secret, String expected, boolean hidden) {
		return new SuiteTest(id, EncodedValue.ofList(List.of(text(secret), EncodedValue.of(PythonLiteral.parse("[]")),
				EncodedValue.of(PythonLiteral.parse("{}")), text(""))), Expectation.of(text(expected)), hidden);
	}

	private static EncodedValue text(String text) {
		return EncodedValue.of(new TextValue(text));
	}

}
