package dev.gavel.message;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.sun.management.ThreadMXBean;
import dev.gavel.message.ComparisonSpec.Match;
import dev.gavel.message.FirstDifference.Excerpt;
import dev.gavel.message.JudgeReport.Judged;
import dev.gavel.message.JudgeReport.JudgingFailed;
import dev.gavel.message.JudgeReport.Progress;
import dev.gavel.message.JudgeReport.Started;
import dev.gavel.message.TestReport.CheckerReport;
import dev.gavel.message.TestSuite.SuiteTest;
import dev.gavel.printed.Printed;
import dev.gavel.printed.PrintedBytes;
import dev.gavel.rule.Construct;
import dev.gavel.rule.Rule;
import dev.gavel.run.Limits;
import dev.gavel.run.RunSpec;
import dev.gavel.signature.Parameter;
import dev.gavel.signature.Signature;
import dev.gavel.signature.ValueType;
import dev.gavel.value.EncodedValue;
import dev.gavel.value.Value;
import dev.gavel.value.Value.ListValue;
import dev.gavel.value.Value.TextValue;
import dev.gavel.value.literal.PythonLiteral;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The golden files are the contract: services of different versions read one another's
 * messages.
 */
class MessageContractTests {

	private static final UUID SUBMISSION = UUID.fromString("01980000-0000-7000-8000-000000000001");

	private static final UUID JUDGEMENT = UUID.fromString("01980000-0000-7000-8000-000000000002");

	private static final JudgeJob JOB = new JudgeJob(SUBMISSION, JUDGEMENT, 1, true,
			new RunSpec(RunSpec.PYTHON, "numpy", new Limits(2000, 268435456).onTheClock(),
					"9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"),
			"def double(n):\n    return 2 * n\n");

	private static final ProgramError ERROR = new ProgramError("ZeroDivisionError", "division by zero", 2,
			"Traceback (most recent call last):\n  File \"solution.py\", line 2, in double\n");

	static final WholeSuite SUITE = new WholeSuite(
			new SuiteHead(new Signature("pairs", List.of(new Parameter("words", ValueType.parse("List[str]"))),
					ValueType.parse("Dict[Tuple[int, int], float]"))),
			List.of(new SuiteTest(7, List.of(PythonLiteral.parse("['a', 'b']")), PythonLiteral.parse("{(1, 2): 0.5}")),
					new SuiteTest(9, List.of(PythonLiteral.parse("[]")), PythonLiteral.parse("{}"))));

	@Test
	void jobsKeepTheirForm() {
		assertThat(new String(MessageCodec.encode(JOB), UTF_8)).isEqualTo(golden("judge-job-v1.json"));
		assertThat(MessageCodec.decodeJob(golden("judge-job-v1.json").getBytes(UTF_8))).isEqualTo(JOB);
	}

	@ParameterizedTest
	@MethodSource("reports")
	void reportsKeepTheirForm(String file, JudgeReport report) {
		assertThat(new String(MessageCodec.encode(report), UTF_8)).isEqualTo(golden(file));
		assertThat(MessageCodec.decodeReport(golden(file).getBytes(UTF_8))).isEqualTo(report);
	}

	static Stream<Arguments> reports() {
		JudgedIn judgedIn = new JudgedIn("worker-1", "runc 1.1.5", "cgroup-v1", "sha256:0123", "3.13.5", "1");
		TestReport passed = new TestReport(7, 1, Verdict.ACCEPTED, 1900, 2500, 13312000, "2", null, null, "", "");
		TestReport raised = new TestReport(9, 2, Verdict.RUNTIME_ERROR, 1700, 2100, 13312000, null, null, ERROR,
				"out\n", "err\n");
		return Stream.of(Arguments.of("judge-report-started-v1.json", new Started(JUDGEMENT, 1, "worker-1")),
				Arguments.of("judge-report-progress-v1.json", new Progress(JUDGEMENT, 1, 7)),
				Arguments.of("judge-report-judged-v1.json",
						new Judged(JUDGEMENT, 2, Verdict.RUNTIME_ERROR, ERROR, List.of(passed, raised), judgedIn)),
				Arguments.of("judge-report-checked-v1.json",
						new Judged(JUDGEMENT, 2, Verdict.INTERNAL_ERROR, ERROR, checked(passed), judgedIn)),
				Arguments.of("judge-report-differs-v1.json",
						new Judged(JUDGEMENT, 2, Verdict.WRONG_ANSWER, null, differing(passed), judgedIn)),
				Arguments.of("judge-report-printed-v1.json",
						new Judged(JUDGEMENT, 2, Verdict.RUNTIME_ERROR, null, printing(raised), judgedIn)),
				Arguments.of("judge-report-failed-v1.json",
						new JudgingFailed(JUDGEMENT, 3, "worker-1", "no cell became ready within 10 s")),
				Arguments.of("judge-report-authors-fault-v1.json", JudgingFailed.ofAuthor(JUDGEMENT, 1, "worker-1",
						"the author's prelude failed: NameError: name 'nmpy' is not defined, line 2")));
	}

	private static List<TestReport> checked(TestReport returned) {
		return List.of(returned.checked(Verdict.WRONG_ANSWER, 0.5, "half of it", null),
				returned.checked(Verdict.WRONG_ANSWER, 0.0, null, new CheckerReport("too short", null, "", "")),
				returned.checked(Verdict.INTERNAL_ERROR, null, null, new CheckerReport(null, ERROR, "out\n", "err\n")));
	}

	private static List<TestReport> printing(TestReport ran) {
		return List.of(
				ran.with(new Printed(PrintedBytes.of(new byte[] { 'o', (byte) 0xff, '\n' }, 3), PrintedBytes.NOTHING)),
				ran.with(new Printed(PrintedBytes.of(new byte[] { 'o', 'k' }, 70_000).withRest("ab".repeat(32)),
						PrintedBytes.NOTHING)));
	}

	private static List<TestReport> differing(TestReport returned) {
		return List.of(
				returned.checked(Verdict.WRONG_ANSWER, null, null, null)
					.with(new FirstDifference(new Excerpt(2, 3, "a\nb ", false, "c\n", false, 6),
							new Excerpt(2, 3, "a\nb ", true, "d\n", true, 70_000))),
				new TestReport(8, 2, Verdict.WRONG_ANSWER, 1900, 2500, 13312000, "2", "expected 4, got 2", null, "",
						""));
	}

	@Test
	void suitesKeepTheirForm() {
		assertThat(new String(SUITE.encode(), UTF_8)).isEqualTo(golden("test-suite-v1.jsonl"));
		assertThat(WholeSuite.decode(golden("test-suite-v1.jsonl").getBytes(UTF_8))).isEqualTo(SUITE);
	}

	@Test
	void suitesOfHiddenTestsAndOfTestsWithoutAnOutputKeepTheirForm() {
		WholeSuite marked = new WholeSuite(SUITE.head(),
				List.of(new SuiteTest(7, SUITE.tests().get(0).arguments(), SUITE.tests().get(0).expected(), true),
						new SuiteTest(0, List.of(PythonLiteral.parse("['c']")), null)));
		assertThat(new String(marked.encode(), UTF_8)).isEqualTo(golden("test-suite-marked-v1.jsonl"));
		assertThat(WholeSuite.decode(golden("test-suite-marked-v1.jsonl").getBytes(UTF_8))).isEqualTo(marked);
	}

	@Test
	void suitesOfTestsWithSeveralRightAnswersKeepTheirForm() {
		WholeSuite several = new WholeSuite(SUITE.head(),
				List.of(several(SUITE.tests().get(0), "[{}, {(2, 1): 0.5}]", false),
						several(SUITE.tests().get(1), "[{(0, 0): 0.0}]", true)));
		assertThat(new String(several.encode(), UTF_8)).isEqualTo(golden("test-suite-several-v1.jsonl"));
		assertThat(WholeSuite.decode(golden("test-suite-several-v1.jsonl").getBytes(UTF_8))).isEqualTo(several);
		assertThat(several.tests().get(0).expectation().rightAnswers()).extracting(EncodedValue::decode)
			.containsExactly(SUITE.tests().get(0).expected(), PythonLiteral.parse("{}"),
					PythonLiteral.parse("{(2, 1): 0.5}"));
	}

	private static SuiteTest several(SuiteTest test, String others, boolean hidden) {
		return new SuiteTest(test.testCaseId(), test.encodedArguments(),
				Expectation.outputs(test.expectation().output(), EncodedValue.of(PythonLiteral.parse(others))), hidden);
	}

	@Test
	void suitesOfTestsThatExpectAnExceptionKeepTheirForm() {
		WholeSuite raising = new WholeSuite(SUITE.head(), List.of(raising(SUITE.tests().get(0), "ValueError", false),
				raising(SUITE.tests().get(1), "\u00c9chec", true)));
		assertThat(new String(raising.encode(), UTF_8)).isEqualTo(golden("test-suite-raises-v1.jsonl"));
		assertThat(WholeSuite.decode(golden("test-suite-raises-v1.jsonl").getBytes(UTF_8))).isEqualTo(raising);
	}

	@Test
	void suitesOfTestsThatExpectAMessageKeepTheirForm() {
		SuiteTest test = SUITE.tests().get(1);
		WholeSuite matched = new WholeSuite(SUITE.head(), List
			.of(new SuiteTest(9, test.encodedArguments(), Expectation.exception("ValueError", "got -\\d+"), true)));
		assertThat(new String(matched.encode(), UTF_8)).isEqualTo(golden("test-suite-message-v1.jsonl"));
		assertThat(WholeSuite.decode(golden("test-suite-message-v1.jsonl").getBytes(UTF_8))).isEqualTo(matched);
	}

	@Test
	void suitesOfProgramsKeepTheirForm() {
		List<Value> input = List.of(new TextValue("3 4\n"), PythonLiteral.parse("['-v']"),
				PythonLiteral.parse("{'data.txt': 'x'}"), new TextValue("print(f(2))"));
		SuiteTest test = new SuiteTest(7, EncodedValue.of(new ListValue(input)),
				Expectation.of(EncodedValue.of(new TextValue("7\n"))).withExitStatus(3), true);
		WholeSuite suite = new WholeSuite(new SuiteHead(new QuestionKind.Program("main.py"),
				new ComparisonSpec.Text(Match.TOKENS, false, null, null)), List.of(test));
		assertThat(new String(suite.encode(), UTF_8)).isEqualTo(golden("test-suite-program-v1.jsonl"));
		assertThat(WholeSuite.decode(golden("test-suite-program-v1.jsonl").getBytes(UTF_8))).isEqualTo(suite);
	}

	private static SuiteTest raising(SuiteTest test, String type, boolean hidden) {
		return new SuiteTest(test.testCaseId(), test.encodedArguments(), Expectation.exception(type), hidden);
	}

	@ParameterizedTest
	@CsvSource({ "leetcode,test-suite-leetcode-v1.jsonl", "'from math import *\n',test-suite-prelude-v1.jsonl" })
	void suitesWithAPreludeKeepTheirForm(String prelude, String file) {
		WholeSuite prepared = new WholeSuite(
				new SuiteHead(SUITE.head().kind(), ComparisonSpec.DEFAULT, new Prelude(prelude)), SUITE.tests());
		assertThat(new String(prepared.encode(), UTF_8)).isEqualTo(golden(file));
		assertThat(WholeSuite.decode(golden(file).getBytes(UTF_8))).isEqualTo(prepared);
	}

	@Test
	void suitesWithRulesKeepTheirForm() {
		List<Rule> rules = List.of(new Rule(Construct.CALL, null, "sorted", null, "Sort it yourself."),
				new Rule(null, Construct.LOOP, null, "pairs", null));
		WholeSuite ruled = new WholeSuite(new SuiteHead(SUITE.head().kind(), ComparisonSpec.DEFAULT, null, rules),
				SUITE.tests());
		assertThat(new String(ruled.encode(), UTF_8)).isEqualTo(golden("test-suite-rules-v1.jsonl"));
		assertThat(WholeSuite.decode(golden("test-suite-rules-v1.jsonl").getBytes(UTF_8))).isEqualTo(ruled);
		assertThat(SuiteCodec.decodeRules(SuiteCodec.encode(rules))).isEqualTo(rules);
	}

	@Test
	void suitesWhoseAnswerIsAnArgumentKeepTheirForm() {
		Signature signature = new Signature("sort", List.of(new Parameter("words", ValueType.parse("List[str]"))),
				ValueType.parse("None"));
		WholeSuite inPlace = new WholeSuite(
				new SuiteHead(new QuestionKind.Function(signature, "words"), ComparisonSpec.DEFAULT),
				List.of(new SuiteTest(7, List.of(PythonLiteral.parse("['b', 'a']")),
						PythonLiteral.parse("['a', 'b']"))));
		assertThat(new String(inPlace.encode(), UTF_8)).isEqualTo(golden("test-suite-in-place-v1.jsonl"));
		assertThat(WholeSuite.decode(golden("test-suite-in-place-v1.jsonl").getBytes(UTF_8))).isEqualTo(inPlace);
	}

	@Test
	void suitesOfFunctionsWithDefaultsKeepTheirForm() {
		Signature signature = new Signature("price",
				List.of(new Parameter("amount", ValueType.parse("Decimal")),
						new Parameter("way", ValueType.parse("Literal['up', 'down']"), "'up'")),
				ValueType.parse("Tuple[bytes, complex]"));
		WholeSuite suite = new WholeSuite(new SuiteHead(signature),
				List.of(new SuiteTest(7,
						List.of(PythonLiteral.parseWithObjects("Decimal('1.50')"), PythonLiteral.parse("'up'")),
						PythonLiteral.parseWithObjects("(b'a\\xff', 1-0.5j)"))));
		assertThat(new String(suite.encode(), UTF_8)).isEqualTo(golden("test-suite-defaults-v1.jsonl"));
		assertThat(WholeSuite.decode(golden("test-suite-defaults-v1.jsonl").getBytes(UTF_8))).isEqualTo(suite);
	}

	@Test
	void aSuiteWhoseAnswerIsNoParameterIsRefused() {
		byte[] encoded = golden("test-suite-in-place-v1.jsonl").replace("\"answer\":\"words\"", "\"answer\":\"word\"")
			.getBytes(UTF_8);
		assertThatExceptionOfType(UnreadableMessage.class).isThrownBy(() -> WholeSuite.decode(encoded))
			.withStackTraceContaining("expected one of the parameters [words] as the answer, found word");
	}

	@Test
	void suitesOfAClassKeepTheirForm() {
		ValueType none = ValueType.parse("None");
		Signature constructor = new Signature("Counter", List.of(), none);
		Signature add = new Signature("add", List.of(new Parameter("word", ValueType.parse("str"))), none);
		Signature count = new Signature("count", add.parameters(), ValueType.parse("int"));
		WholeSuite ofClass = new WholeSuite(
				new SuiteHead(new QuestionKind.PythonClass(constructor, List.of(add, count)), ComparisonSpec.DEFAULT),
				List.of(new SuiteTest(7, List.of(PythonLiteral.parse("['Counter', 'add', 'count']"),
						PythonLiteral.parse("[[], ['a'], ['a']]")), PythonLiteral.parse("[None, None, 1]"))));
		assertThat(new String(ofClass.encode(), UTF_8)).isEqualTo(golden("test-suite-class-v1.jsonl"));
		assertThat(WholeSuite.decode(golden("test-suite-class-v1.jsonl").getBytes(UTF_8))).isEqualTo(ofClass);
	}

	@Test
	void suitesOfSeveralFunctionsKeepTheirForm() {
		Signature encode = new Signature("encode", List.of(new Parameter("text", ValueType.parse("str"))),
				ValueType.parse("List[int]"));
		Signature sort = new Signature("sort", List.of(new Parameter("nums", ValueType.parse("List[int]"))),
				ValueType.parse("None"));
		WholeSuite ofFunctions = new WholeSuite(
				new SuiteHead(
						new QuestionKind.Functions(
								List.of(new QuestionKind.Function(encode), new QuestionKind.Function(sort, "nums"))),
						ComparisonSpec.DEFAULT),
				List.of(new SuiteTest(7, List.of(PythonLiteral.parse("'encode'"), PythonLiteral.parse("'a'")),
						PythonLiteral.parse("[97]")),
						new SuiteTest(8, List.of(PythonLiteral.parse("'sort'"), PythonLiteral.parse("[2, 1]")),
								PythonLiteral.parse("[1, 2]"))));
		assertThat(new String(ofFunctions.encode(), UTF_8)).isEqualTo(golden("test-suite-functions-v1.jsonl"));
		assertThat(WholeSuite.decode(golden("test-suite-functions-v1.jsonl").getBytes(UTF_8))).isEqualTo(ofFunctions);
		assertThat(ofFunctions.tests()).extracting((test) -> QuestionKind.Functions.called(test.encodedArguments()))
			.containsExactly("encode", "sort");
	}

	@Test
	void aSuiteThatStatesTheDefaultComparisonIsTheSameSuite() {
		SuiteHead stated = new SuiteHead(SUITE.head().kind(), new ComparisonSpec.Typed(1e-9, null));
		assertThat(SuiteCodec.encode(stated)).isEqualTo(SuiteCodec.encode(SUITE.head()));
	}

	@Test
	void marksOfALaterVersionAreSkipped() {
		String later = golden("test-suite-v1.jsonl").replace("0.5]]}]", "0.5]]},{\"d\":[[\"weight\",2]]},\"more\"]");
		assertThat(later).contains("weight");
		assertThat(WholeSuite.decode(later.getBytes(UTF_8))).isEqualTo(SUITE);
	}

	@Test
	void theIndexOfASuiteTakesHardlyAnyMemory() throws IOException {
		String lists = "[[" + "[],".repeat(1_000_000) + "[]]]";
		byte[] encoded = (golden("test-suite-v1.jsonl") + "\n[7," + lists + ",\"%s\"]".formatted("x".repeat(1_000_000)))
			.getBytes(UTF_8);
		WholeSuite.decode(golden("test-suite-v1.jsonl").getBytes(UTF_8));

		long before = allocatedBytes();
		SuiteIndex index = SuiteIndex.of(new ByteArrayInputStream(encoded));

		assertThat(allocatedBytes() - before).isLessThan(200_000);
		assertThat(index.places()).hasSize(3);
		assertThat(new WholeSuite(index.head(), WholeSuite.decode(encoded).tests()).encode()).isEqualTo(encoded);
	}

	@ParameterizedTest
	@ValueSource(strings = { "\n[7,[1]", "\n[7]", "\n[\"7\",[1]]", "\n7", "\n{}", "\n[7,1,2]", "\n[7,[1],2,3]", "\n]" })
	void tornOrMalformedTestsAreRefused(String line) {
		byte[] encoded = (golden("test-suite-v1.jsonl") + line).getBytes(UTF_8);
		assertThatExceptionOfType(UnreadableMessage.class).isThrownBy(() -> WholeSuite.decode(encoded));
	}

	private static long allocatedBytes() {
		return ((ThreadMXBean) ManagementFactory.getThreadMXBean())
			.getThreadAllocatedBytes(Thread.currentThread().getId());
	}

	@Test
	void aHiddenTestExpectsSomething() {
		assertThatIllegalArgumentException().isThrownBy(() -> new SuiteTest(7, List.of(), null, true))
			.withMessageContaining("Test 7 is hidden");
	}

	@ParameterizedTest
	@CsvSource({ "'[1, 2]', false", "'\"… (cut)\"', false", "'[1, 2… (cut)', true", "'[1, …', true", ", false" })
	void anOutputTellsWhetherItIsCut(String output, boolean cut) {
		TestReport report = new TestReport(7, 1, Verdict.ACCEPTED, 1, 1, 1, output, null, null, "", "");
		assertThat(report.outputIsCut()).isEqualTo(cut);
	}

	@Test
	void cancellationsKeepTheirForm() {
		Cancellation cancellation = new Cancellation(JUDGEMENT);
		assertThat(new String(MessageCodec.encode(cancellation), UTF_8)).isEqualTo(golden("cancellation-v1.json"));
		assertThat(MessageCodec.decodeCancellation(golden("cancellation-v1.json").getBytes(UTF_8)))
			.isEqualTo(cancellation);
	}

	@Test
	void workersNewsKeepsItsForm() {
		WorkerNews news = new WorkerNews("node-7", Instant.parse("2026-01-02T03:04:05Z"), WorkerNews.State.UNFIT,
				"no cell became ready within 10 s", 2, 1, 3,
				new JudgedIn("worker-1", "runc 1.1.5", "cgroup-v1", "sha256:0123", "3.13.5", "1"),
				List.of(new OfferedEnvironment("default", "3.13.5", "sha256:0123", null),
						new OfferedEnvironment("python3.11", "3.11.2", "sha256:4567", "expected a copy that answers")));
		assertThat(new String(MessageCodec.encode(news), UTF_8)).isEqualTo(golden("worker-news-v1.json"));
		assertThat(MessageCodec.decodeNews(golden("worker-news-v1.json").getBytes(UTF_8))).isEqualTo(news);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "{}", "null", "[]", "not json", "{\"version\":2,\"message\":{\"kind\":\"started\"}}",
			"{\"version\":1,\"message\":{\"kind\":\"unheard-of\"}}" })
	void unreadableReportsAreRefusedAsSuch(String bytes) {
		assertThatExceptionOfType(UnreadableMessage.class)
			.isThrownBy(() -> MessageCodec.decodeReport(bytes.getBytes(UTF_8)));
	}

	static String golden(String file) {
		try (InputStream in = MessageContractTests.class.getResourceAsStream("/messages/" + file)) {
			return new String(in.readAllBytes(), UTF_8).strip();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
