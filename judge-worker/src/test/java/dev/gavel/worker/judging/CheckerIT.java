package dev.gavel.worker.judging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.message.TestReport.CheckerReport;
import dev.gavel.message.ComparisonSpec;
import dev.gavel.message.Expectation;
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
import dev.gavel.value.EncodedValue;
import dev.gavel.value.literal.PythonLiteral;
import dev.gavel.worker.ListedSuite;
import dev.gavel.worker.WorkerTest;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What checkers get, what becomes of what they say, and what happens when they fail. */
@WorkerTest
class CheckerIT {

	/** Returns its argument. */
	private static final String ECHO = "def solve(x):\n    return x\n";

	private static final String COUNTING = """
			import os
			calls = 0
			def check(input, expected, answer):
			    global calls
			    calls += 1
			    if answer == 0:
			        os._exit(0)
			    if answer < 0:
			        while True: pass
			    return answer == expected, f"call {calls}"
			""";

	private static final ProgramError FAILED = new ProgramError("CheckerFailed", "the author's checker failed", null,
			null);

	private static final Limits LIMITS = new Limits(300, 128L << 20);

	@Autowired
	private Judge judge;

	@Autowired
	private MeterRegistry meters;

	@ParameterizedTest
	@CsvSource(delimiter = ';', quoteCharacter = '`',
			value = { "int;7;{'x': 7} 7 7", "float;7.0;{'x': 7.0} 7.0 7.0",
					"List[int];[1, 2];{'x': [1, 2]} [1, 2] [1, 2]",
					"Tuple[int, str];(1, 'a');{'x': (1, 'a')} (1, 'a') (1, 'a')", "Set[int];{1};{'x': {1}} {1} {1}",
					"FrozenSet[int];{1};{'x': {1}} {1} {1}", "Deque[int];[1];{'x': [1]} [1] [1]",
					"Dict[str, int];{'a': 1};{'x': {'a': 1}} {'a': 1} {'a': 1}",
					"DefaultDict[str, int];{'a': 1};{'x': {'a': 1}} {'a': 1} {'a': 1}",
					"TreeNode;[1, None, 2];{'x': [1, None, 2]} [1, None, 2] [1, None, 2]",
					"ListNode;[1, 2];{'x': [1, 2]} [1, 2] [1, 2]",
					"Any;[1, 'a', None];{'x': [1, 'a', None]} [1, 'a', None] [1, 'a', None]",
					"str;'\\u20ac';{'x': '\u20ac'} \u20ac \u20ac" })
	void getsPlainValuesAndTheInputByName(String type, String value, String repr) throws Exception {
		String checker = "def check(input, expected, answer):\n    return True, f'{input} {expected} {answer}'\n";
		TestReport report = judge(ECHO, checker, type, test(1, value, value, false)).tests().get(0);
		assertThat(report.message()).isEqualTo(repr);
		assertThat(report.verdict()).isEqualTo(Verdict.ACCEPTED);
		assertThat(report.points()).isEqualTo(1);
	}

	@Test
	void judgesAllTestsInOneProcessAndOneMoreLease() throws Exception {
		long before = leases();
		Judged judged = judge(ECHO, COUNTING, "int", test(1, "1", "1", false), test(2, "2", "3", false),
				test(3, "3", "3", false));
		assertThat(leases() - before).isEqualTo(2);
		assertThat(judged.verdict()).isEqualTo(Verdict.WRONG_ANSWER);
		assertThat(judged.error()).isNull();
		assertThat(judged.tests()).extracting(TestReport::message).containsExactly("call 1", "call 2", "call 3");
		assertThat(judged.tests()).extracting(TestReport::points).containsExactly(1.0, 0.0, 1.0);
		assertThat(judged.tests()).extracting(TestReport::checker).containsOnlyNulls();
	}

	@Test
	void takesNoCellForACheckerThatHasNothingToDo() throws Exception {
		long before = leases();
		assertThat(judge("def solve(x): return 1 / 0", COUNTING, "int", test(1, "1", "1", false)).verdict())
			.isEqualTo(Verdict.RUNTIME_ERROR);
		assertThat(leases() - before).isEqualTo(1);
	}

	@Test
	void goesOnInANewProcessAfterACrashAndATimeout() throws Exception {
		Judged judged = judge(ECHO, COUNTING, "int", test(1, "1", "1", false), test(2, "0", "0", false),
				test(3, "3", "3", false), test(4, "-1", "-1", false), test(5, "5", "5", false));
		assertThat(judged.verdict()).isEqualTo(Verdict.INTERNAL_ERROR);
		assertThat(judged.error()).isEqualTo(FAILED);
		assertThat(judged.tests()).extracting(TestReport::message)
			.containsExactly("call 1", null, "call 1", null, "call 1");
		assertThat(judged.tests()).extracting((test) -> (test.checker() != null) ? test.checker().error().type() : null)
			.containsExactly(null, "SystemExit", null, "TimeLimitExceeded", null);
		assertThat(judged.tests()).extracting(TestReport::error).containsOnlyNulls();
	}

	@ParameterizedTest
	@ValueSource(strings = { "-1", "0" })
	void isNotAskedAgainAndAgainWhenItNeverEndsOrExits(String answer) throws Exception {
		SuiteTest[] tests = Stream.iterate(1, (id) -> id + 1)
			.limit(8)
			.map((id) -> test(id, answer, answer, false))
			.toArray(SuiteTest[]::new);
		Judged judged = judge(ECHO, COUNTING, "int", tests);
		assertThat(judged.tests()).extracting(TestReport::verdict).containsOnly(Verdict.INTERNAL_ERROR);
		assertThat(judged.tests().stream().filter((test) -> test.checker() != null)).hasSize(3);
	}

	@Test
	void getsNoMoreTimeForManyRightAnswersThanForOneEach() throws Exception {
		String checker = """
				import time
				def check(input, expected, answer):
				    end = time.process_time() + 0.1
				    while time.process_time() < end: pass
				    return answer == expected
				""";
		Judged judged = judge(ECHO, checker, "int", withOthers(1), withOthers(2));
		assertThat(judged.verdict()).isEqualTo(Verdict.INTERNAL_ERROR);
		assertThat(judged.tests().get(0).checker().error().message())
			.isEqualTo("all calls together used more than 600 ms of CPU time: 300 ms for each of 2 answers");
		assertThat(judged.tests().get(1).checker()).as("it is not asked any more").isNull();
	}

	@Test
	void mayNotIdleForManyRightAnswersEither() throws Exception {
		String checker = """
				import time
				def check(input, expected, answer):
				    time.sleep(0.5)
				    return answer == expected
				""";
		Judged judged = judge(ECHO, checker, "int", withOthers(1), withOthers(2));
		assertThat(judged.verdict()).isEqualTo(Verdict.INTERNAL_ERROR);
		assertThat(judged.tests().get(0).checker().error().message())
			.matches("all calls together took more than \\d+ ms: \\d+ ms for each of 2 answers");
		assertThat(judged.tests().get(1).checker()).as("it is not asked any more").isNull();
	}

	private static SuiteTest withOthers(int argument) {
		SuiteTest test = test(argument, String.valueOf(argument), "0", false);
		EncodedValue others = EncodedValue.of("[" + "0,".repeat(48) + "0]");
		return new SuiteTest(argument, test.encodedArguments(),
				Expectation.outputs(Objects.requireNonNull(test.expectation().output()), others), false);
	}

	@Test
	void tellsItsAuthorWhyItFailed() throws Exception {
		String checker = """
				import sys
				def check(input, expected, answer):
				    print("looking")
				    print("closely", file=sys.stderr)
				    return answer[0] == expected
				""";
		TestReport report = judge(ECHO, checker, "int", test(1, "1", "1", false)).tests().get(0);
		CheckerReport told = report.checker();
		assertThat(told.error().type()).isEqualTo("TypeError");
		assertThat(told.error().line()).isEqualTo(5);
		assertThat(told.error().traceback()).contains("File \"checker.py\", line 5, in check")
			.contains("return answer[0] == expected");
		assertThat(told.stdout()).isEqualTo("looking\n");
		assertThat(told.stderr()).isEqualTo("closely\n");
		assertThat(report.message()).isNull();
		assertThat(report.stdout()).isEmpty();
		assertThat(report.error()).isNull();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', value = {
			"def chekc(input, expected, answer):\\n    return True|FunctionNotFound||the code must define a function check(input, expected, answer); it defines chekc\\nHint: line 1 defines 'chekc', but the name must be 'check'.",
			"class Solution:\\n    def check(self, input, expected, answer):\\n        return True|FunctionNotFound||the code must define a function check(input, expected, answer); it defines Solution\\nHint: line 2 defines it inside other code; move it to the top level, without self.",
			"\\ndef check(expected, answer):\\n    return True|WrongSignature|2|expected check(input, expected, answer), which is called with three arguments by position; found check(expected, answer)",
			"def check(self, input, expected, answer):\\n    return True|WrongSignature|1|expected check(input, expected, answer), which is called with three arguments by position; found check(self, input, expected, answer)",
			"def check(input, *, expected, answer):\\n    return True|WrongSignature|1|expected check(input, expected, answer), which is called with three arguments by position; found check(input, *, expected, answer)",
			"\\ndef check(input, expected, answer):\\n    answer == expected|WrongReply|2|check returned None; expected True or False, a number from 0 to 1, or a tuple of either and a message\\nHint: check ended without a return statement, or with one that returns nothing.",
			"check = lambda input, expected, answer: 'too short'|WrongReply|1|check returned 'too short'; expected True or False, a number from 0 to 1, or a tuple of either and a message\\nHint: a message follows the verdict: (False, 'too short').",
			"check = lambda input, expected, answer: float('nan')|WrongReply|1|check returned nan; expected True or False, a number from 0 to 1, or a tuple of either and a message\\nHint: points must be finite; look for what is divided by, or is infinite already.",
			"check = lambda input, expected, answer: 1.5|WrongReply|1|check returned 1.5; expected True or False, a number from 0 to 1, or a tuple of either and a message\\nHint: divide the points by the most that can be reached, so that 1 is right.",
			"check = lambda input, expected, answer: (True, 1, 2)|WrongReply|1|check returned (True, 1, 2); expected True or False, a number from 0 to 1, or a tuple of either and a message\\nHint: a reply with a message has two parts, not 3: (False, 'too short').",
			"check = lambda input, expected, answer: ('a', True)|WrongReply|1|check returned ('a', True); expected True or False, a number from 0 to 1, or a tuple of either and a message\\nHint: the message comes second: (False, 'too short').",
			"check = lambda input, expected, answer: (True, 1)|WrongReply|1|check returned (True, 1); expected True or False, a number from 0 to 1, or a tuple of either and a message\\nHint: the message must be a str or None, not int.",
			"check = lambda input, expected, answer: {True}|WrongReply|1|check returned {True}; expected True or False, a number from 0 to 1, or a tuple of either and a message\\nHint: a value of type set decides nothing.",
			"check = lambda input, expected, answer: object()|WrongReply|1|check returned a value of type object that is no reply; expected True or False, a number from 0 to 1, or a tuple of either and a message",
			"check = lambda input, expected, answer: [True, 'x' * 10**6]|WrongReply|1|check returned more than 64 KB; expected True or False, a number from 0 to 1, or a tuple of either and a message\\nHint: shorten the message.",
			"def check(input, expected, answer):\\n    return int(open('data.txt').read())|FileNotFoundError|2|[Errno 2] No such file or directory: 'data.txt'\\nHint: there are no input files; check receives its data as arguments.",
			"import numpy\\ndef check(input, expected, answer):\\n    return True|ModuleNotFoundError|1|No module named 'numpy'\\nHint: only Python's standard library and the libraries of the checker's environment can be imported.",
			"import builtins\\ndef check(input, expected, answer):\\n    return builtins.input()|EOFError|3|EOF when reading a line\\nHint: check receives its data as arguments; there is no input to read.",
			"def check(input, expected, answer):\\n    exit(3)|SystemExit||the checker ended itself with exit code 3 before check returned",
			"def check(input, expected, answer):\\n    while True: pass|TimeLimitExceeded||the call of check used more than 300 ms of CPU time",
			"def check(input, expected, answer)\\n    return True|SyntaxError|1|expected ':'" })
	void tellsItsAuthorHowToMendIt(String checker, String type, @Nullable Integer line, String message)
			throws Exception {
		Judged judged = judge(ECHO, checker.replace("\\n", "\n"), "int", test(1, "1", "1", false));
		assertThat(judged.error()).isEqualTo(FAILED);
		ProgramError error = judged.tests().get(0).checker().error();
		assertThat(error.type()).isEqualTo(type);
		assertThat(error.line()).isEqualTo(line);
		assertThat(error.message()).isEqualTo(message.replace("\\n", "\n"));
	}

	@Test
	void isTriedAsItJudges() throws Exception {
		Judged tried = tried(COUNTING, "1", "0", "3", "-1", "5");
		assertThat(tried.verdict()).isEqualTo(Verdict.INTERNAL_ERROR);
		assertThat(tried.tests()).extracting(TestReport::message)
			.containsExactly("call 1", null, "call 1", null, "call 1");
		assertThat(tried.tests()).extracting((test) -> (test.error() != null) ? test.error().type() : null)
			.containsExactly(null, "SystemExit", null, "TimeLimitExceeded", null);
		assertThat(tried.tests()).extracting(TestReport::points).containsExactly(1.0, null, 1.0, null, 1.0);
	}

	@Test
	void isTriedWithMessagesOfAnyLength() throws Exception {
		Judged tried = tried("def check(input, expected, answer): return 0.5, 'x' * 60_000", "1");
		assertThat(tried.verdict()).isEqualTo(Verdict.WRONG_ANSWER);
		assertThat(tried.tests().get(0).points()).isEqualTo(0.5);
		assertThat(tried.tests().get(0).message()).endsWith("x… (cut)");
	}

	@Test
	void isOnlyLoadedWhenThereIsNothingToTry() throws Exception {
		assertThat(tried(COUNTING).error()).isNull();
		assertThat(tried("def check(input): pass").error().type()).isEqualTo("WrongSignature");
		assertThat(tried("def check(input, expected, answer): return").error()).isNull();
		assertThat(tried("while True: pass").error().message())
			.isEqualTo("loading the checker used more than 300 ms of CPU time");
	}

	private Judged tried(String checker, String... answers) throws JudgingImpossible {
		SuiteTest[] tests = Stream.of(answers)
			.map((answer) -> new SuiteTest(0, Stream.of("{}", answer, answer).map(PythonLiteral::parse).toList(), null))
			.toArray(SuiteTest[]::new);
		JudgeJob job = new JudgeJob(UUID.randomUUID(), UUID.randomUUID(), 1, run(), checker);
		return judge.judge(job, new ListedSuite(SuiteHead.ofChecker(), List.of(tests)), (done) -> {
		});
	}

	@Test
	void tellsOnlyItsAuthorWhatItSaysOfAHiddenTest() throws Exception {
		TestReport report = judge(ECHO, "def check(input, expected, answer):\n    return 0.5, f'got {answer}'\n", "int",
				test(1, "4711", "4711", true))
			.tests()
			.get(0);
		assertThat(report.verdict()).isEqualTo(Verdict.WRONG_ANSWER);
		assertThat(report.points()).isEqualTo(0.5);
		assertThat(report.checker()).isEqualTo(new CheckerReport("got 4711", null, "", ""));
		assertThat(Stream.of(report.message(), report.output(), report.difference(), report.error()))
			.containsOnlyNulls();
	}

	@Test
	void judgesHiddenTestsAfterThoseThatAreShown() throws Exception {
		Judged judged = judge(ECHO, COUNTING, "int", test(1, "1", "1", true), test(2, "2", "2", false));
		assertThat(judged.tests().get(0).checker().message()).isEqualTo("call 2");
		assertThat(judged.tests().get(1).message()).isEqualTo("call 1");
	}

	@Test
	void acceptsTheScalarsOfNumpyWhereverTheyCanBeMade() throws Exception {
		String checker = """
				class bool_:
				    __module__ = "numpy"
				    size = 1
				    def tolist(self):
				        return True
				def check(input, expected, answer):
				    return (bool_(), "right") if answer else bool_()
				""";
		Judged judged = judge(ECHO, checker, "int", test(1, "0", "0", false), test(2, "1", "1", false));
		assertThat(judged.verdict()).isEqualTo(Verdict.ACCEPTED);
	}

	@Test
	void isNotAskedWhereATestStatesItsOwnComparison() throws Exception {
		SuiteTest test = test(1, "[1, 2]", "[2, 1]", false);
		SuiteTest own = new SuiteTest(1, test.encodedArguments(),
				test.expectation().with(new ComparisonSpec.Typed(0, null, ComparisonSpec.Order.ANY)), false);
		Judged judged = judge(ECHO, "def check(input, expected, answer):\n    return False\n", "List[int]", own);
		assertThat(judged.verdict()).isEqualTo(Verdict.ACCEPTED);
	}

	@Test
	void comparesNothingWhereNothingIsExpected() throws Exception {
		SuiteTest test = new SuiteTest(0, List.of(PythonLiteral.parse("1")), null);
		Judged judged = judge(ECHO, "def check(input, expected, answer):\n    return False\n", "int", test);
		assertThat(judged.verdict()).isEqualTo(Verdict.ACCEPTED);
		assertThat(judged.tests().get(0).points()).isNull();
	}

	@Test
	void matchesMessagesInOneMoreLease() throws Exception {
		String source = """
				def solve(x):
				    if x < 3:
				        raise ValueError(f"got {x}")
				    raise NameError(f"name 'true' is not defined")
				""";
		long before = leases();
		Judged judged = judge(source, "def check(input, expected, answer): return False", "int",
				raising(1, "ValueError", "^got \\d$"), raising(2, "ValueError", "^got 3$"),
				raising(3, "NameError", "not defined$"));
		assertThat(leases() - before).isEqualTo(2);
		assertThat(judged.tests()).extracting(TestReport::verdict)
			.containsExactly(Verdict.ACCEPTED, Verdict.RUNTIME_ERROR, Verdict.ACCEPTED);
		assertThat(judged.tests()).extracting(TestReport::difference)
			.containsExactly(null, "expected a message in which '^got 3$' is found", null);
		assertThat(judged.error().message()).isEqualTo("got 2");
		assertThat(judged.tests()).extracting(TestReport::points).containsOnlyNulls();
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', quoteCharacter = '`', value = {
			"(got;the pattern '(got' for the message of the exception failed: missing ), unterminated subpattern at position 0",
			"^(1+)+x$;the pattern '^(1+)+x$' for the message of the exception failed: matching it used more than 1000 ms of CPU time" })
	void tellsAPatternThatFailsFromAChecker(String pattern, String message) throws Exception {
		String source = "def solve(x):\n    raise ValueError('1' * 40)\n";
		Judged judged = judge(source, "def check(input, expected, answer): return False", "int",
				raising(1, "ValueError", pattern));
		assertThat(judged.verdict()).isEqualTo(Verdict.INTERNAL_ERROR);
		assertThat(judged.error()).isEqualTo(new ProgramError("PatternFailed",
				"the author's pattern for the message of the exception failed", null, null));
		assertThat(judged.tests().get(0).checker().error())
			.isEqualTo(new ProgramError("PatternFailed", message, null, null));
	}

	private static SuiteTest raising(int argument, String type, String message) {
		SuiteTest test = test(argument, String.valueOf(argument), "0", false);
		return new SuiteTest(argument, test.encodedArguments(), Expectation.exception(type, message), false);
	}

	private long leases() {
		return (long) meters.get("gavel.sandbox.lease.wait").tag("environment", "default").functionTimer().count();
	}

	private Judged judge(String source, String checker, String type, SuiteTest... tests) throws JudgingImpossible {
		JudgeJob job = new JudgeJob(UUID.randomUUID(), UUID.randomUUID(), 1, run(), source);
		SuiteHead head = new SuiteHead(new QuestionKind.Function(
				new Signature("solve", List.of(new Parameter("x", ValueType.parse(type))), ValueType.parse(type))),
				new ComparisonSpec.Checker(checker, EnvironmentName.DEFAULT, LIMITS));
		return judge.judge(job, new ListedSuite(head, List.of(tests)), (done) -> {
		});
	}

	private static RunSpec run() {
		return new RunSpec(RunSpec.PYTHON, EnvironmentName.DEFAULT, LIMITS, "0".repeat(64));
	}

	private static SuiteTest test(long id, String argument, String expected, boolean hidden) {
		return new SuiteTest(id, List.of(PythonLiteral.parse(argument)), PythonLiteral.parse(expected), hidden);
	}

}
