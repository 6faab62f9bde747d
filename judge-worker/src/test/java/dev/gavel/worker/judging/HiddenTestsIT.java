package dev.gavel.worker.judging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.message.JudgeJob;
import dev.gavel.message.JudgeReport.Judged;
import dev.gavel.message.MessageCodec;
import dev.gavel.message.TestReport;
import dev.gavel.message.TestSuite.SuiteTest;
import dev.gavel.worker.ListedSuite;
import dev.gavel.message.Verdict;
import dev.gavel.run.EnvironmentName;
import dev.gavel.run.Limits;
import dev.gavel.run.RunSpec;
import dev.gavel.signature.Parameter;
import dev.gavel.signature.Signature;
import dev.gavel.signature.ValueType;
import dev.gavel.value.literal.PythonLiteral;
import dev.gavel.worker.WorkerTest;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Checks what a worker reports of hidden tests, whatever the programs do. */
@WorkerTest
class HiddenTestsIT {

	private static final String SECRET = "4711004711";

	private static final Signature SIGNATURE = new Signature("solve",
			List.of(new Parameter("number", ValueType.parse("int"))), ValueType.parse("int"));

	private static final SuiteTest SHOWN = test(1, "1", false);

	private static final SuiteTest HIDDEN = test(2, SECRET, true);

	private static final SuiteTest ALSO_HIDDEN = test(2, "8150081500", true);

	/** Looks for the arguments in the frames of its callers. */
	private static final String SPY = """
			import os, struct, sys
			def spied():
			    frame = sys._getframe()
			    while frame := frame.f_back:
			        for value in frame.f_locals.values():
			            if type(value) is list and len(value) == 1 and type(value[0]) is int:
			                return value[0]
			    return None
			secret = spied()
			def answer(kind, payload):
			    os.write(3, struct.pack(">cI", kind, len(payload)) + payload)
			    os._exit(0)
			""";

	@Autowired
	private Judge judge;

	@ParameterizedTest
	@ValueSource(strings = {
			// Instead of the required function
			"if secret != 1: globals()[f'LEAK_{secret}'] = spied\nelse: solve = lambda number: number",
			"globals()[f'LEAK_{secret}'] = type(f'LEAK_{secret}', (), {})",
			// As hints
			"solve = (lambda number: number) if secret == 1 else type(f'LEAK_{secret}', (), {})()",
			"if secret != 1: answer(b'M', b'{\"defined\":[],\"hint\":\"LEAK%d\"}' % (secret or 0))\ndef solve(number): return number",
			"if secret != 1: answer(b'X', b'{\"type\":\"E\",\"message\":\"\",\"hint\":\"LEAK%d\"}' % (secret or 0))\ndef solve(number): return number",
			"def solve(number):\n    return number if number == 1 else print(number)",
			// While the module loads
			"if secret not in (None, 1): raise ValueError(secret)\ndef solve(number): return number",
			"if secret != 1: raise type(f'LEAK_{secret}', (Exception,), {})\ndef solve(number): return number",
			"if secret != 1: sys.exit(secret)\ndef solve(number): return number",
			"if secret != 1: sys.exit(f'LEAK {secret}')\ndef solve(number): return number",
			"print(secret)\nprint(secret, file=sys.stderr)\nif secret != 1: raise SyntaxError(secret)\ndef solve(number): return number",
			"if secret != 1: os._exit(secret % 256)\ndef solve(number): return number",
			// Answers of its own
			"if secret != 1: answer(b'C', b'{\"type\":\"LEAK\",\"message\":\"%d\",\"traceback\":\"%d\"}' % (secret or 0, secret or 0))\ndef solve(number): return number",
			"if secret != 1: answer(b'M', b'{\"defined\":[\"LEAK%d\"]}' % (secret or 0))\ndef solve(number): return number",
			"if secret != 1: answer(b'U', b'{\"message\":\"%d\"}' % (secret or 0))\ndef solve(number): return number",
			"if secret != 1: answer(b'X', b'{\"type\":\"LEAK%d\",\"message\":\"\"}' % (secret or 0))\ndef solve(number): return number",
			"if secret != 1: answer(b'Y', b'{\"traceback\":\"LEAK%d\"}' % (secret or 0))\ndef solve(number): return number",
			"if secret != 1: answer(b'!', b'%d' % (secret or 0))\ndef solve(number): return number",
			"if secret != 1: answer(b'V', b'\"%d' % (secret or 0))\ndef solve(number): return number",
			// In the call
			"def solve(number):\n    print(number)\n    print(number, file=sys.stderr)\n    return number + 1",
			"def solve(number):\n    raise ValueError(number)",
			"def solve(number):\n    raise type(f'LEAK_{number}', (Exception,), {})",
			"def solve(number):\n    return f'LEAK {number}'",
			"def solve(number):\n    return {number: type(f'LEAK_{number}', (), {})}",
			"def solve(number):\n    sys.exit(str(number))",
			"def solve(number):\n    eval(compile(f'raise ValueError({number})', f'solution{number}.py', 'exec'))",
			"class Solution:\n    def __init__(self):\n        if secret != 1: raise ValueError(secret)\n    def solve(self, number):\n        return number",
			// Behind the answer
			"import atexit\ndef solve(number):\n    atexit.register(print, number)\n    return number + 1",
			"class Last:\n    def __del__(self):\n        print(self.number)\nlast = Last()\ndef solve(number):\n    last.number = number\n    return number + 1",
			"import threading\ndef solve(number):\n    threading.Thread(target=lambda: [print(number) for _ in range(1000)]).start()\n    return number + 1" })
	void reportsNothingThatAProgramSaysInAHiddenTest(String attack) throws Exception {
		assertThatNothingIsReported(SPY + attack, SHOWN, HIDDEN);
		assertThatNothingIsReported(SPY + attack, HIDDEN, SHOWN);
		assertThatNothingIsReported(SPY + attack, HIDDEN);
	}

	private Judged assertThatNothingIsReported(String source, SuiteTest... tests) throws JudgingImpossible {
		Judged judged = judge(source, tests);
		assertThat(new String(MessageCodec.encode(judged))).doesNotContain(SECRET, "LEAK_4", "LEAK4", "LEAK 4");
		assertThat(judged.verdict()).isNotEqualTo(Verdict.INTERNAL_ERROR);
		return judged;
	}

	/**
	 * Passes values on through everything that outlives a test's process in its
	 * namespaces.
	 */
	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
			"open(f'/tmp/{secret}', 'w').close()                                      | os.listdir('/tmp')",
			"[(open('/tmp/f', 'w').close(), os.unlink('/tmp/f')) for _ in range(many)] | (open('/tmp/f', 'w').close(), os.stat('/tmp/f').st_ino)",
			"[os.mkdir(f'/tmp/{n}') for n in range(many)]                              | os.stat('/tmp').st_nlink",
			"[(t := threading.Thread(target=int), t.start(), t.join()) for _ in range(many)] | os.getpid()",
			"threading.Thread(target=lambda: [time.sleep(0.01) or open(f'/tmp/{secret}', 'w').close() for _ in range(50)]).start() | (time.sleep(0.1), os.listdir('/tmp'))" })
	void leavesNothingForTestsThatAreShownNorForLoading(String leave, String find) throws Exception {
		String source = SPY + """
				import threading, time
				many = (secret or 0) %% 1000
				if secret is None or secret == 1:
				    raise ValueError(%s)
				%s
				os._exit(0)
				""".formatted(find, leave);
		for (List<SuiteTest> others : List.of(List.of(SHOWN), List.<SuiteTest>of())) {
			assertThat(said(source, HIDDEN, others)).isEqualTo(said(source, ALSO_HIDDEN, others))
				.contains("ValueError");
		}
	}

	/** Returns everything that is reported, except measurements. */
	private String said(String source, SuiteTest hidden, List<SuiteTest> others) throws JudgingImpossible {
		Judged judged = judge(source, Stream.concat(Stream.of(hidden), others.stream()).toArray(SuiteTest[]::new));
		return judged.error() + judged.tests().stream().map(TestReport::error).toList().toString();
	}

	@Test
	void saysWhatIsWrongWithAProgramThatCannotBeLoaded() throws Exception {
		Judged raised = judge("import nmupy\ndef solve(number): return number + 1", HIDDEN);
		assertThat(raised.verdict()).isEqualTo(Verdict.RUNTIME_ERROR);
		assertThat(raised.error().message()).startsWith("No module named 'nmupy'");
		assertThat(raised.error().line()).isEqualTo(1);
		Judged missing = judge("def slove(number): return number + 1", HIDDEN, HIDDEN);
		assertThat(missing.verdict()).isEqualTo(Verdict.COMPILATION_ERROR);
		assertThat(missing.error().message()).contains("it defines slove");
		Judged syntax = judge("def solve(number) return number + 1", HIDDEN, SHOWN);
		assertThat(syntax.verdict()).isEqualTo(Verdict.COMPILATION_ERROR);
		assertThat(syntax.error().line()).isEqualTo(1);
		Judged exit = judge("import sys\nsys.exit(3)", HIDDEN);
		assertThat(exit.error().message()).contains("exit code 3");
		Judged endless = judge("while True: pass", HIDDEN);
		assertThat(endless.error().type()).isEqualTo("TimeLimitExceeded");
		Judged greedy = judge("x = bytearray(1 << 30)\ndef solve(number): return number + 1", HIDDEN);
		assertThat(greedy.verdict()).isEqualTo(Verdict.MEMORY_LIMIT_EXCEEDED);
		assertThat(greedy.error().line()).isEqualTo(1);
		Judged mistake = judge("def solve(number): return number / 0", HIDDEN);
		assertThat(mistake.verdict()).isEqualTo(Verdict.RUNTIME_ERROR);
		assertThat(mistake.error()).isNull();
	}

	/** Hints come from loading without arguments, never from the test. */
	@Test
	void hintsAtWhatIsWrongWithAProgramThatCannotBeLoaded() throws Exception {
		assertThat(judge("import nmupy\ndef solve(number): return 1", HIDDEN).error().message()).endsWith(
				"\nHint: only Python's standard library and the libraries of the question's environment can be imported.");
		assertThat(judge("def Solve(number): return 1", HIDDEN).error().message())
			.endsWith("\nHint: line 1 defines 'Solve', but the name must be 'solve'.");
		assertThat(judge(SPY + "solve = type(f'HINT_{secret}', (), {})()", HIDDEN).error().message())
			.endsWith("\nHint: 'solve' is of type HINT_None, which cannot be called.");
		assertThat(judge("def solve(number): return true", HIDDEN).error()).isNull();
		assertThat(judge("def solve(number, more): return 1", HIDDEN).error()).isNull();
		assertThat(judge("def solve(number): print(number)", HIDDEN).tests().get(0).difference()).isNull();
	}

	private Judged judge(String source, SuiteTest... tests) throws JudgingImpossible {
		JudgeJob job = new JudgeJob(UUID.randomUUID(), UUID.randomUUID(), 1,
				new RunSpec(RunSpec.PYTHON, EnvironmentName.DEFAULT, new Limits(2000, 64L << 20), "0".repeat(64)),
				source);
		return judge.judge(job, new ListedSuite(SIGNATURE, List.of(tests)), (done) -> {
		});
	}

	private static SuiteTest test(long id, String number, boolean hidden) {
		return new SuiteTest(id, List.of(PythonLiteral.parse(number)), PythonLiteral.parse(number + "1"), hidden);
	}

}
