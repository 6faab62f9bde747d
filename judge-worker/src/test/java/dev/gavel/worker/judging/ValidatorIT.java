package dev.gavel.worker.judging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.message.ComparisonSpec.Checker;
import dev.gavel.message.ComparisonSpec.Protocol;
import dev.gavel.message.JudgeJob;
import dev.gavel.message.JudgeReport.Judged;
import dev.gavel.message.ProgramError;
import dev.gavel.message.QuestionKind;
import dev.gavel.message.SuiteHead;
import dev.gavel.message.TestReport;
import dev.gavel.message.TestSuite.SuiteTest;
import dev.gavel.message.Verdict;
import dev.gavel.run.EnvironmentName;
import dev.gavel.run.Limits;
import dev.gavel.run.RunSpec;
import dev.gavel.signature.Parameter;
import dev.gavel.signature.Signature;
import dev.gavel.signature.ValueType;
import dev.gavel.value.Value.TextValue;
import dev.gavel.value.literal.PythonLiteral;
import dev.gavel.worker.ListedSuite;
import dev.gavel.worker.WorkerTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Output validators of Kattis and graders of CodeRunner, in the checker's cell. */
@WorkerTest
class ValidatorIT {

	/** Prints what it reads. */
	private static final String ECHO = "import sys\nprint(sys.stdin.read(), end='')\n";

	/** Accepts numbers whose sum is the answer, and gives half for many of them. */
	private static final String SUM = """
			import sys
			def main(input, answer, feedback, most="3"):
			    numbers = [int(word) for word in sys.stdin.read().split()]
			    if open(input).read() != " ".join(map(str, numbers)):
			        sys.exit("the input is not what was printed")
			    if sum(numbers) != int(open(answer).read()):
			        log = open(feedback + "judgemessage.txt", "w")
			        log.write(f"the sum is {sum(numbers)}")
			        open(feedback + "teammessage.txt", "w").write("not the sum")
			        sys.exit(43)
			    if len(numbers) > int(most):
			        open(feedback + "score.txt", "w").write("0.5\\n")
			    sys.exit(42)
			main(*sys.argv[1:])
			""";

	private static final Limits LIMITS = new Limits(2000, 128L << 20);

	@Autowired
	private Judge judge;

	@Test
	void acceptsRefusesAndScores() throws Exception {
		Judged judged = judge(SUM, Protocol.KATTIS, List.of("2"), test(1, "3 4", "7", false),
				test(2, "3 5", "7", false), test(3, "1 1 1", "3", false), test(4, "3 5", "7", true));
		assertThat(judged.tests()).extracting(TestReport::verdict)
			.containsExactly(Verdict.ACCEPTED, Verdict.WRONG_ANSWER, Verdict.WRONG_ANSWER, Verdict.WRONG_ANSWER);
		assertThat(judged.tests()).extracting(TestReport::points).containsExactly(1.0, 0.0, 0.5, 0.0);
		assertThat(judged.tests()).extracting(TestReport::message).containsExactly(null, "not the sum", null, null);
		assertThat(judged.tests().get(1).checker().stderr()).isEqualTo("the sum is 8\n");
		assertThat(judged.tests().get(3).checker().message()).isEqualTo("not the sum");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', value = {
			"print('fine')|ValidatorFailed: the validator exited with status 0; expected 42 (accepted) or 43 (wrong answer)",
			"exit('no')|ValidatorFailed: the validator exited with status 1; expected 42 (accepted) or 43 (wrong answer)",
			"import os\\nos._exit(7)|ValidatorFailed: the validator exited with status 7; expected 42 (accepted) or 43 (wrong answer)",
			"x = 1\\nif x|SyntaxError: expected ':', line 2",
			"x = 1\\ny = z|NameError: name 'z' is not defined, line 2",
			"import sys\\nopen(sys.argv[3] + 'score.txt', 'w').write('37')\\nsys.exit(42)|ValidatorFailed: score.txt has '37'; expected a number from 0 to 1, the part of the test's points",
			"import sys\\nopen(sys.argv[3] + 'nextpass.in', 'w')\\nsys.exit(42)|ValidatorFailed: the validator asks for another pass (nextpass.in); Gavel runs a program once" })
	void tellsTheAuthorWhyAValidatorFailed(String code, String error) throws Exception {
		Judged judged = judge(code.replace("\\n", "\n"), Protocol.KATTIS, List.of(), test(1, "a", "a", false));
		assertThat(judged.verdict()).isEqualTo(Verdict.INTERNAL_ERROR);
		assertThat(judged.error())
			.isEqualTo(new ProgramError("CheckerFailed", "the author's checker failed", null, null));
		assertThat(judged.tests().get(0).checker().error().sentence()).isEqualTo(error);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			value = { "input() + input()", "sys.stdin.buffer.read().decode().replace('\\n', '')",
					"''.join(sys.stdin).replace('\\n', '')", "open(0).read().replace('\\n', '')",
					"os.read(0, 9).decode().replace('\\n', '')" })
	void readsWhatWasPrintedInEveryWay(String reading) throws Exception {
		String code = "import os, sys\nsys.exit(42 if %s == 'ab' else 43)".formatted(reading);
		assertThat(judge(code, Protocol.KATTIS, List.of(), test(1, "a\nb\n", "", false), test(2, "a\nb\n", "", false))
			.verdict()).isEqualTo(Verdict.ACCEPTED);
	}

	@ParameterizedTest
	@ValueSource(strings = { "sys.stdin.read()", "sys.stdin.read(3), os.close(0)", "setattr(sys, 'kept', os.dup(0))" })
	void takesOutputsThatWouldNotFitIntoItsFolder(String reading) throws Exception {
		String code = "import os, sys\n%s\nsys.exit(42)".formatted(reading);
		String large = "a".repeat(7 << 20);
		assertThat(judge(code, Protocol.KATTIS, List.of(), test(1, large, large, false), test(2, large, large, false))
			.verdict()).isEqualTo(Verdict.ACCEPTED);
	}

	@Test
	void tellsTheAuthorThatATestIsTooLarge() throws Exception {
		String large = "a".repeat(8 << 20);
		assertThat(judge("exit(42)", Protocol.KATTIS, List.of(), test(1, large, large + "a", false)).tests()
			.get(0)
			.checker()
			.error()
			.message())
			.isEqualTo("the test's input (8.0 MB) and expected output (8.0 MB) are too large for the 16 MB "
					+ "that a validator has in /tmp");
	}

	@Test
	void refusesAnAnswerThatIsNoText() throws Exception {
		SuiteHead head = new SuiteHead(
				new QuestionKind.Function(new Signature("f", List.of(new Parameter("stdin", ValueType.parse("int"))),
						ValueType.parse("str"))),
				new Checker("exit(42)", EnvironmentName.DEFAULT, LIMITS, Protocol.KATTIS, List.of()));
		SuiteTest test = new SuiteTest(1, List.of(PythonLiteral.parse("1")), new TextValue("a"), false);
		Judged judged = judge("def f(stdin): return '\\ud800'", head, test);
		assertThat(judged.verdict()).isEqualTo(Verdict.WRONG_ANSWER);
		assertThat(judge("def f(stdin): return 'a'", head, test).verdict()).isEqualTo(Verdict.ACCEPTED);
	}

	@Test
	void startsAnewForEachTest() throws Exception {
		String code = "import os, sys\nif 'seen' in globals() or len(os.listdir(sys.argv[3])) or len(sys.argv) != 4:\n"
				+ "    sys.exit(43)\nseen = open(sys.argv[3] + 'seen', 'w')\nsys.argv.append('x')\nsys.exit(42)";
		assertThat(
				judge(code, Protocol.KATTIS, List.of(), test(1, "a", "a", false), test(2, "b", "b", false)).verdict())
			.isEqualTo(Verdict.ACCEPTED);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			value = { "EqualityGrader|a\\nb|a  \\nb\\n\\n|true", "EqualityGrader|a b|a  b|false",
					"EqualityGrader|a\\nb|a\\n\\nb|false", "EqualityGrader|a|\\na|false", "EqualityGrader|a|A|false",
					"EqualityGrader|a|a\\t|false", "NearEqualityGrader|a B\\nc|\\n\\nA   b\\n\\n\\nC |true",
					"NearEqualityGrader|a b|a\\tb|false", "NearEqualityGrader|a|` a`|false",
					"NearEqualityGrader|\u00c4|\u00e4|false", "RegexGrader|^b.c$\\n|a\\nbxc\\nd|true",
					"RegexGrader|a.b|a\\nb|true", "RegexGrader|^b$|ab|false" })
	void gradesAsCodeRunnerDoes(String grader, String expected, String printed, boolean right) throws Exception {
		SuiteTest test = test(1, printed.replace("\\n", "\n").replace("\\t", "\t"), expected.replace("\\n", "\n"),
				false);
		assertThat(judge("", Protocol.CODERUNNER, List.of(grader), test).verdict())
			.isEqualTo(right ? Verdict.ACCEPTED : Verdict.WRONG_ANSWER);
	}

	@Test
	void tellsTheAuthorOfAPatternThatIsNone() throws Exception {
		Judged judged = judge("", Protocol.CODERUNNER, List.of("RegexGrader"), test(1, "a", "(a", false));
		assertThat(judged.tests().get(0).checker().error().message()).startsWith("missing ), unterminated subpattern");
	}

	private Judged judge(String code, Protocol protocol, List<String> arguments, SuiteTest... tests)
			throws JudgingImpossible {
		return judge(ECHO, new SuiteHead(new QuestionKind.Program(),
				new Checker(code, EnvironmentName.DEFAULT, LIMITS, protocol, arguments)), tests);
	}

	private Judged judge(String program, SuiteHead head, SuiteTest... tests) throws JudgingImpossible {
		JudgeJob job = new JudgeJob(UUID.randomUUID(), UUID.randomUUID(), 1,
				new RunSpec(RunSpec.PYTHON, EnvironmentName.DEFAULT, LIMITS, "0".repeat(64)), program);
		return judge.judge(job, new ListedSuite(head, List.of(tests)), (done) -> {
		});
	}

	private static SuiteTest test(long id, String stdin, String expected, boolean hidden) {
		return new SuiteTest(id,
				List.of(new TextValue(stdin), PythonLiteral.parse("[]"), PythonLiteral.parse("{}"), new TextValue("")),
				new TextValue(expected), hidden);
	}

}
