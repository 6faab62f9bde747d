package dev.gavel.worker.judging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.message.JudgeReport.Judged;
import dev.gavel.message.ProgramError;
import dev.gavel.message.TestReport;
import dev.gavel.message.TestReport.CheckerReport;
import dev.gavel.message.TestSuite.SuiteTest;
import dev.gavel.message.Verdict;
import dev.gavel.run.Limits;
import dev.gavel.worker.WorkerTest;
import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What becomes of a talk between a program and an interactor, and who is to blame. */
@WorkerTest
class InteractorIT {

	/** Answers guesses of a number, at most ten. */
	private static final String GUESSING = """
			def interact(secret, expected):
			    secret = int(secret)
			    for turn in range(1, 11):
			        line = input()
			        if not line.isdecimal():
			            raise ProtocolError(f"a guess must be a number, not {line!r}")
			        guess = int(line)
			        if guess == secret:
			            print("right")
			            return True, f"found after {turn} guesses"
			        print("higher" if guess < secret else "lower")
			    return False, "too many guesses"
			""";

	private static final String BISECTING = """
			low, high = 0, 100
			while True:
			    guess = (low + high) // 2
			    print(guess, flush=True)
			    answer = input()
			    if answer == "right":
			        break
			    if answer == "higher":
			        low = guess + 1
			    else:
			        high = guess - 1
			""";

	private static final ProgramError FAILED = new ProgramError("InteractorFailed", "the author's interactor failed",
			null, null);

	private static final Limits LIMITS = new Limits(300, 128L << 20);

	/** Where one side idles until it is stopped, two seconds later at the least. */
	private static final Limits SHORT = new Limits(100, 128L << 20);

	@Autowired
	private Judge judge;

	@Test
	void letsBothTalkAndShowsWhatWasSaid() throws Exception {
		Judged judged = judge(BISECTING, GUESSING, test(1, "37\n", false), test(2, "99", false));
		assertThat(judged.verdict()).as("%s", judged).isEqualTo(Verdict.ACCEPTED);
		TestReport report = judged.tests().get(0);
		assertThat(report.message()).isEqualTo("found after 3 guesses");
		assertThat(report.points()).isEqualTo(1);
		assertThat(report.transcript()).isEqualTo(">50\n<lower\n>24\n<higher\n>37\n<right\n");
		assertThat(report.stdout()).isEmpty();
	}

	@Test
	void tellsOnlyItsAuthorWhatItSaysOfAHiddenTest() throws Exception {
		TestReport report = judge(BISECTING, GUESSING, test(1, "37", true)).tests().get(0);
		assertThat(report.verdict()).isEqualTo(Verdict.ACCEPTED);
		assertThat(report.message()).isNull();
		assertThat(report.transcript()).isNull();
		assertThat(report.checker()).isEqualTo(new CheckerReport("found after 3 guesses", null, "", ""));
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', quoteCharacter = '`', value = {
			"print('x');WRONG_ANSWER;a guess must be a number, not 'x'",
			"`for i in range(20): print(i, flush=True)`;WRONG_ANSWER;too many guesses",
			"print(12);WRONG_ANSWER;the program ended before the interaction was over",
			"print(12, end='');WRONG_ANSWER;the program ended before the interaction was over",
			"print(1 / 0);RUNTIME_ERROR;division by zero", "`print(12, flush=True)\nraise KeyError`;RUNTIME_ERROR;",
			"`print(12)\nimport sys\nsys.exit(3)`;RUNTIME_ERROR;the program exited with status 3, expected 0",
			"`print('37', flush=True)\nprint(1 / 0)`;RUNTIME_ERROR;division by zero",
			"`print('37', flush=True)\nprint(input())\nprint(input())`;ACCEPTED;found after 1 guesses",
			"`print('37', flush=True)\nwhile True: print('x' * 10000)`;ACCEPTED;found after 1 guesses",
			"`print('37', flush=True)\ninput()\nprint('more')`;ACCEPTED;found after 1 guesses",
			"`print('37', flush=True)\ninput()\nimport sys\nsys.exit(3)`;RUNTIME_ERROR;the program exited with status 3",
			"`import os\nos.close(0)\nprint(12, flush=True)`;WRONG_ANSWER;the program ended before",
			"`import os, sys\nos.close(1)\nsys.exit(sys.stdin.read() != '')`;WRONG_ANSWER;the program ended before",
			"`import os\nos.close(1)\ninput()`;RUNTIME_ERROR;EOF when reading a line",
			"`import os\nos.write(1, b'\\0\\xff\\n')\ninput()`;WRONG_ANSWER;a guess must be a number, not '\\x00\\udcff'",
			"`import os\nreply = b'[\"returned\",true,null,1,2,3,true,0,0,\"\"]'\nos.write(3, b'V' + len(reply).to_bytes(4, 'big') + reply)\nprint('no', flush=True)`;WRONG_ANSWER;a guess must be a number, not 'no'",
			"`while True: pass`;TIME_LIMIT_EXCEEDED;the test used more than 300 ms of CPU time",
			"`x = [0] * (1 << 28)`;MEMORY_LIMIT_EXCEEDED;the test used more than 128 MB" })
	void blamesTheProgram(String program, Verdict verdict, String message) throws Exception {
		TestReport report = judge(program, GUESSING, test(1, "37", false)).tests().get(0);
		assertThat(report.verdict()).as("%s", report).isEqualTo(verdict);
		assertThat(text(report)).as("%s", report).contains(Objects.requireNonNullElse(message, ""));
	}

	@Test
	void marksATurnWithoutALineBreak() throws Exception {
		TestReport report = judge("print(50, end='')", GUESSING, test(1, "37", false)).tests().get(0);
		assertThat(report.transcript()).startsWith(">50\n\\ no line break\n");
	}

	private static String text(TestReport report) {
		if (report.error() != null) {
			return report.error().message();
		}
		return (report.difference() != null) ? report.difference() : report.message();
	}

	@ParameterizedTest
	@ValueSource(strings = { "input()", "import sys\nprint(50)\nsys.stdin.readline()",
			"print('1' * 3_000_000, end='', flush=True)\ninput()" })
	void tellsThatBothWaited(String program) throws Exception {
		TestReport report = judge(program, GUESSING, SHORT, test(1, "37", false)).tests().get(0);
		assertThat(report.verdict()).isEqualTo(Verdict.TIME_LIMIT_EXCEEDED);
		assertThat(report.error().message()).contains("waited for output").contains("flush=True");
	}

	@Test
	void tellsThatTheProgramDidNotRead() throws Exception {
		TestReport report = judge("import time\nprint(3, flush=True)\ntime.sleep(100)", GUESSING, SHORT,
				test(1, "37", false))
			.tests()
			.get(0);
		assertThat(report.verdict()).isEqualTo(Verdict.TIME_LIMIT_EXCEEDED);
		assertThat(report.error().message()).contains("without reading");
	}

	/** Neither reads: the program could have. */
	@Test
	void blamesTheProgramWhenBothFlood() throws Exception {
		TestReport report = judge("while True: print('x' * 1000)",
				"def interact(secret, expected):\n    while True: print('x' * 1000)\n", SHORT, test(1, "37", false))
			.tests()
			.get(0);
		assertThat(report.verdict()).as("%s", report).isEqualTo(Verdict.TIME_LIMIT_EXCEEDED);
		assertThat(report.error().message()).contains("without reading");
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', quoteCharacter = '`', value = { "return True;ACCEPTED",
			"`return False, 'at once'`;WRONG_ANSWER", "`raise ProtocolError('at once')`;WRONG_ANSWER" })
	void keepsToWhatTheInteractorDecidesWithoutReading(String body, Verdict verdict) throws Exception {
		for (String program : List.of("print(1)", "while True: print(input())", "while True: print(1)")) {
			TestReport report = judge(program, "def interact(secret, expected):\n    " + body + "\n",
					test(1, "37", false))
				.tests()
				.get(0);
			assertThat(report.verdict()).as("%s: %s", program, report).isEqualTo(verdict);
		}
	}

	@Test
	void keepsToWhatTheInteractorDecidedAlthoughTheProgramWaitsWithMoreToRead() throws Exception {
		TestReport report = judge("print('x\\n' * 10000, flush=True)\nimport time\ntime.sleep(100)", GUESSING,
				test(1, "37", false))
			.tests()
			.get(0);
		assertThat(report.verdict()).as("%s", report).isEqualTo(Verdict.WRONG_ANSWER);
	}

	@Test
	void blamesAProgramThatStopsReadingALongInput() throws Exception {
		TestReport report = judge("""
				import os, time
				print("x", flush=True)
				size = 0
				while size < 40_000:
				    size += len(os.read(0, 1_000))
				time.sleep(100)
				""", """
				def interact(secret, expected):
				    print("1 " * 100_000, flush=True)
				    return input() == "y"
				""", SHORT, test(1, "37", false)).tests().get(0);
		assertThat(report.verdict()).as("%s", report).isEqualTo(Verdict.TIME_LIMIT_EXCEEDED);
		assertThat(report.error().message()).contains("without reading");
	}

	@Test
	void blamesAProgramThatClosesItsInputAndWaits() throws Exception {
		TestReport report = judge("import os, time\nos.write(1, b'x')\nos.close(0)\ntime.sleep(100)", """
				def interact(secret, expected):
				    for turn in range(10_000):
				        print(turn, flush=True)
				    return input() == secret
				""", SHORT, test(1, "37", false)).tests().get(0);
		assertThat(report.verdict()).as("%s", report).isEqualTo(Verdict.TIME_LIMIT_EXCEEDED);
	}

	/** More than a pipe holds, and both have something to read. */
	@Test
	void blamesAProgramThatReadsAPartOfALongInput() throws Exception {
		TestReport report = judge("import os, time\nos.write(1, b'x' * 40_000)\nos.read(0, 8192)\ntime.sleep(100)", """
				def interact(secret, expected):
				    print("1 " * 100_000, flush=True)
				    return input() == secret
				""", SHORT, test(1, "37", false)).tests().get(0);
		assertThat(report.verdict()).as("%s", report).isEqualTo(Verdict.TIME_LIMIT_EXCEEDED);
		assertThat(report.error().message()).contains("without reading");
	}

	@Test
	void acceptsAProgramThatEndsBeforeItIsToldThatItIsRight() throws Exception {
		String flushes = """
				import time
				def interact(secret, expected):
				    guess = input()
				    time.sleep(0.01)
				    print("right" if guess == secret else "wrong", flush=True)
				    return guess == secret
				""";
		Judged judged = judge("print(37)", flushes, several("37", 10));
		assertThat(judged.verdict()).as("%s", judged).isEqualTo(Verdict.ACCEPTED);
	}

	/** Which of both ends first depends on nothing that they do. */
	@Test
	void keepsToARefusalWhereTheProgramFailsAtTheSameTime() throws Exception {
		Judged judged = judge("print('x', flush=True)\n1 / 0", GUESSING, several("37", 20));
		assertThat(judged.tests()).hasSize(20).extracting(TestReport::verdict).containsOnly(Verdict.WRONG_ANSWER);
	}

	@Test
	void letsTheInteractorTalkBeforeItIsCalled() throws Exception {
		TestReport report = judge("assert input() == 'first'\nprint(input())", """
				print("first")
				def interact(secret, expected):
				    print(secret)
				    return input() == secret
				""", test(1, "37", false)).tests().get(0);
		assertThat(report.verdict()).as("%s", report).isEqualTo(Verdict.ACCEPTED);
		assertThat(report.transcript()).isEqualTo("<first\n<37\n>37\n");
	}

	@Test
	void quotesAProgramThatSaysTooMuch() throws Exception {
		TestReport report = judge("print('\\0' * 2_000_000)",
				"def interact(secret, expected):\n    return False, f'you said {input()}'\n", test(1, "37", false))
			.tests()
			.get(0);
		assertThat(report.verdict()).as("%s", report).isEqualTo(Verdict.WRONG_ANSWER);
		assertThat(report.message()).startsWith("you said");
	}

	@Test
	void blamesAProgramThatPrintedTooMuchAndWaits() throws Exception {
		TestReport report = judge("""
				import os, time
				try:
				    while True:
				        os.write(1, b"x" * (1 << 16))
				except BrokenPipeError:
				    time.sleep(100)
				""", "import sys\ndef interact(secret, expected):\n    return sys.stdin.read() == ''\n",
				new Limits(500, 128L << 20), test(1, "", false))
			.tests()
			.get(0);
		assertThat(report.verdict()).as("%s", report).isEqualTo(Verdict.OUTPUT_LIMIT_EXCEEDED);
	}

	@Test
	void tellsThatTheProgramPrintedTooMuch() throws Exception {
		String reads = "import sys\ndef interact(secret, expected):\n    return sys.stdin.read() == ''\n";
		TestReport report = judge("while True: print('x' * 100000)", reads, new Limits(10_000, 128L << 20),
				test(1, "", false))
			.tests()
			.get(0);
		assertThat(report.verdict()).as("%s", report).isEqualTo(Verdict.OUTPUT_LIMIT_EXCEEDED);
		assertThat(report.error().message()).isEqualTo("the program printed more than 16 MB");
		assertThat(report.transcript()).contains("bytes left out").hasSizeLessThan(70_000);
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', quoteCharacter = '`',
			value = { "raise ValueError('oops');ValueError;oops", "return 2;WrongReply;interact returned 2",
					"return None;WrongReply;interact returned None", "__import__('os')._exit(1);SystemExit;exit code 1",
					"`while True: pass`;TimeLimitExceeded;interact used more than 300 ms of CPU time",
					"x = [0] * (1 << 28);MemoryError;interact used more than 128 MB",
					"int(input());ValueError;invalid literal", "__import__('signal').raise_signal(9);SIGKILL;signal 9",
					"__import__('time').sleep(100);TimeLimitExceeded;interact was stopped after" })
	void blamesTheInteractor(String body, String type, String message) throws Exception {
		String program = "print('x', flush=True)\nimport sys\nsys.stdin.read()";
		Judged judged = judge(program, "def interact(secret, expected):\n    " + body + "\n", test(1, "37", false));
		assertThat(judged.verdict()).as("%s", judged).isEqualTo(Verdict.INTERNAL_ERROR);
		assertThat(judged.error()).isEqualTo(FAILED);
		TestReport report = judged.tests().get(0);
		assertThat(report.error()).isNull();
		assertThat(report.checker().error().type()).as("%s", report).isEqualTo(type);
		assertThat(report.checker().error().message()).contains(message);
	}

	@Test
	void blamesAnInteractorThatKeepsTheProgramWaiting() throws Exception {
		Judged judged = judge("print('x', flush=True)\ninput()",
				"import time\ndef interact(secret, expected):\n    input()\n    time.sleep(4)\n    return input()\n",
				SHORT, test(1, "37", false));
		assertThat(judged.error()).as("%s", judged).isEqualTo(FAILED);
		assertThat(judged.tests().get(0).checker().error().message()).contains("neither read nor wrote for");
	}

	/** The program would have got so much more time. */
	@Test
	void blamesAProgramThatWaitsThoughTheInteractorComputed() throws Exception {
		TestReport report = judge("import time\nprint('x', flush=True)\ninput()\ntime.sleep(100)", """
				import time
				def interact(secret, expected):
				    input()
				    while time.process_time() < 0.25: pass
				    print("go")
				    return input()
				""", test(1, "37", false)).tests().get(0);
		assertThat(report.verdict()).as("%s", report).isEqualTo(Verdict.TIME_LIMIT_EXCEEDED);
	}

	@Test
	void tellsThatTheInteractorPrintedTooMuch() throws Exception {
		Judged judged = judge("import sys\nwhile sys.stdin.read(1 << 20): pass",
				"def interact(secret, expected):\n    while True: print('x' * 100000)\n",
				new Limits(10_000, 128L << 20), test(1, "", false));
		assertThat(judged.tests().get(0).checker().error().message()).isEqualTo("interact printed more than 16 MB");
	}

	@Test
	void isNotRunAgainAndAgainWhenItFails() throws Exception {
		assertThat(judge("input()", "def interact(secret, expected): return 3", several("1", 8)).tests()).hasSize(3);
	}

	@Test
	void tellsWhyItFailedAfterManyLongTalks() throws Exception {
		SuiteTest[] tests = new SuiteTest[10];
		for (int i = 0; i < tests.length; i++) {
			tests[i] = test(i + 1, String.valueOf(i), false);
		}
		Judged judged = judge("print(input())", """
				def interact(secret, expected):
				    print("x" * 40_000)
				    return input() != "" and 9 // (9 - int(secret)) > 0
				""", tests);
		assertThat(judged.tests()).hasSize(10).last().satisfies((failed) -> {
			assertThat(failed.checker().error().message()).contains("by zero");
			assertThat(failed.transcript()).contains(" characters left out ...\n>xxx");
		});
	}

	@Test
	void getsWhatTheTestExpects() throws Exception {
		Judged judged = judge("print(input())", """
				def interact(secret, expected):
				    print(secret)
				    return input() == expected.strip()
				""", Interactive.test(1, "a", "a\n", false), Interactive.test(2, "a", "b\n", false));
		assertThat(judged.tests()).extracting(TestReport::verdict)
			.containsExactly(Verdict.ACCEPTED, Verdict.WRONG_ANSWER);
	}

	private Judged judge(String source, String interactor, SuiteTest... tests) throws JudgingImpossible {
		return judge(source, interactor, LIMITS, tests);
	}

	private Judged judge(String source, String interactor, Limits limits, SuiteTest... tests) throws JudgingImpossible {
		return judge.judge(Interactive.job(source, limits), Interactive.suite(interactor, limits, tests), (done) -> {
		});
	}

	private static SuiteTest[] several(String secret, int count) {
		return LongStream.rangeClosed(1, count).mapToObj((id) -> test(id, secret, false)).toArray(SuiteTest[]::new);
	}

	private static SuiteTest test(long id, String secret, boolean hidden) {
		return Interactive.test(id, secret, "", hidden);
	}

}
