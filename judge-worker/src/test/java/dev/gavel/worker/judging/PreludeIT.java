package dev.gavel.worker.judging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.gavel.message.ComparisonSpec.Match;
import dev.gavel.message.ComparisonSpec.Text;
import dev.gavel.message.ComparisonSpec;
import dev.gavel.message.Expectation;
import dev.gavel.message.JudgeJob;
import dev.gavel.message.JudgeReport.Judged;
import dev.gavel.message.Prelude;
import dev.gavel.message.QuestionKind;
import dev.gavel.message.SuiteHead;
import dev.gavel.message.TestSuite.SuiteTest;
import dev.gavel.message.Verdict;
import dev.gavel.run.EnvironmentName;
import dev.gavel.run.Limits;
import dev.gavel.run.RunSpec;
import dev.gavel.signature.Parameter;
import dev.gavel.signature.Signature;
import dev.gavel.signature.ValueType;
import dev.gavel.value.EncodedValue;
import dev.gavel.value.Value.IntValue;
import dev.gavel.value.Value.TextValue;
import dev.gavel.value.literal.PythonLiteral;
import dev.gavel.worker.ListedSuite;
import dev.gavel.worker.WorkerTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Preludes that fail in real cells: their author is to blame, and no program. */
@WorkerTest
class PreludeIT {

	private static final Signature SIGNATURE = new Signature("solve",
			List.of(new Parameter("number", ValueType.parse("int"))), ValueType.parse("int"));

	private static final SuiteTest TEST = new SuiteTest(1, List.of(IntValue.of(1)), IntValue.of(1), false);

	private static final SuiteTest HIDDEN = new SuiteTest(2, List.of(IntValue.of(2)), IntValue.of(2), true);

	private static final String RIGHT = "def solve(number): return number";

	@Autowired
	private Judge judge;

	@ParameterizedTest
	@CsvSource(delimiter = ';', quoteCharacter = '`',
			value = { "`x = 1\n\nif x\n`;SyntaxError: expected ':', line 3",
					"`import math\ny = z`;NameError: name 'z' is not defined, line 2",
					"`raise SystemExit(3)`;SystemExit: the program ended itself with exit code 3",
					"`import os; os.abort()`;SIGABRT: the program was killed by signal 6",
					"`while True: pass`;TimeLimitExceeded: the prelude used more than 500 ms of CPU time",
					"`x = [0]\nwhile True: x += x`;MemoryError: the prelude used more than 64 MB, line 2",
					"`while True: print('x' * 1000)`;OutputLimitExceeded: the prelude wrote more than" })
	void aPreludeThatFailsIsItsAuthorsFault(String prelude, String message) {
		String lines = prelude.replace("\\n", "\n");
		assertThatExceptionOfType(AuthorsFault.class).isThrownBy(() -> judge(lines, RIGHT, TEST))
			.withMessageStartingWith("the author's prelude failed: " + message);
		assertThatExceptionOfType(AuthorsFault.class).isThrownBy(() -> judge(lines, RIGHT, HIDDEN));
		assertThatExceptionOfType(AuthorsFault.class).isThrownBy(() -> judge(lines, "pass"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';',
			value = { "y = z;NameError: name 'z' is not defined, line 1", "if x;SyntaxError",
					"raise SystemExit(3);SystemExit", "__import__('os')._exit(4);SystemExit",
					"__import__('os').abort();SIGABRT", "while True: pass;TimeLimitExceeded",
					"while True: print('x' * 1000);OutputLimitExceeded" })
	void aPreludeOfAProgramThatFailsIsItsAuthorsFault(String prelude, String message) {
		SuiteHead head = new SuiteHead(new QuestionKind.Program(), new Text(Match.TOKENS, false, null, null),
				new Prelude(prelude));
		assertThatExceptionOfType(AuthorsFault.class).isThrownBy(() -> judge(head, "print(1)", printing(false)))
			.withMessageStartingWith("the author's prelude failed: " + message);
		assertThatExceptionOfType(AuthorsFault.class).isThrownBy(() -> judge(head, "print(1)", printing(true)));
		assertThatExceptionOfType(AuthorsFault.class).isThrownBy(() -> judge(head, "pass"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';',
			value = { "print(x);ACCEPTED", "print(2);WRONG_ANSWER", "print(y);RUNTIME_ERROR",
					"raise SystemExit(3);RUNTIME_ERROR", "while True: print('x' * 100_000);OUTPUT_LIMIT_EXCEEDED",
					"__import__('os').abort();RUNTIME_ERROR", "print(;COMPILATION_ERROR" })
	void aProgramThatPrintsFindsTheNamesOfItsPrelude(String source, Verdict verdict) throws Exception {
		SuiteHead head = new SuiteHead(new QuestionKind.Program(), new Text(Match.TOKENS, false, null, null),
				new Prelude("x = 1\n"));
		assertThat(judge(head, source, printing(false)).verdict()).isEqualTo(verdict);
		Judged hidden = judge(head, source, printing(true));
		assertThat(hidden.verdict()).isEqualTo(verdict);
		assertThat(hidden.error() == null).isEqualTo(verdict != Verdict.COMPILATION_ERROR);
	}

	private static SuiteTest printing(boolean hidden) {
		EncodedValue input = EncodedValue.of("[\"\",[],{\"d\":[]},\"\"]");
		return new SuiteTest(1, input, Expectation.of(EncodedValue.of("\"1\\n\"")), hidden);
	}

	@Test
	void aSuiteWithoutTestsOnlyLoadsThePrelude() throws Exception {
		Judged judged = judge("x = 1\n", "pass");
		assertThat(judged.verdict()).isEqualTo(Verdict.ACCEPTED);
		assertThat(judged.tests()).isEmpty();
		assertThatExceptionOfType(AuthorsFault.class).isThrownBy(() -> judge("y = z", "pass"));
		assertThatExceptionOfType(AuthorsFault.class).isThrownBy(() -> judge("y = z", RIGHT, TEST));
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';',
			value = { "raise ValueError(1);RUNTIME_ERROR", "while True: pass;TIME_LIMIT_EXCEEDED",
					"__import__('os').abort();RUNTIME_ERROR", "f = 1;COMPILATION_ERROR",
					"def solve(number): return x;ACCEPTED", "def solve(number): return 7;WRONG_ANSWER" })
	void aProgramThatFailsAfterAGoodPreludeIsToBlame(String source, Verdict verdict) throws Exception {
		assertThat(judge("x = 1\n", source, TEST).verdict()).isEqualTo(verdict);
	}

	@ParameterizedTest
	@CsvSource({ "print(1)", "raise SystemExit(3)" })
	void statementsThatDoNotCompileAreTheirAuthorsFault(String program) {
		SuiteHead head = new SuiteHead(new QuestionKind.Program(), new Text(Match.TOKENS, false, null, null));
		assertThatExceptionOfType(AuthorsFault.class)
			.isThrownBy(() -> judge(head, program, statements("x = 1"), statements("x = 1\nprint((x)")))
			.withMessage("the statements of test 2 do not compile: SyntaxError: '(' was never closed, line 2");
	}

	private static SuiteTest statements(String statements) {
		return new SuiteTest(1, List.of(new TextValue(""), PythonLiteral.parse("[]"), PythonLiteral.parse("{}"),
				new TextValue(statements)), new TextValue("1"), true);
	}

	private Judged judge(String prelude, String source, SuiteTest... tests) throws JudgingImpossible {
		return judge(new SuiteHead(new QuestionKind.Function(SIGNATURE), ComparisonSpec.DEFAULT, new Prelude(prelude)),
				source, tests);
	}

	private Judged judge(SuiteHead head, String source, SuiteTest... tests) throws JudgingImpossible {
		JudgeJob job = new JudgeJob(UUID.randomUUID(), UUID.randomUUID(), 1,
				new RunSpec(RunSpec.PYTHON, EnvironmentName.DEFAULT, new Limits(500, 64L << 20), "0".repeat(64)),
				source);
		return judge.judge(job, new ListedSuite(head, List.of(tests)), (done) -> {
		});
	}

}
