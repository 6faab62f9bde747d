package dev.gavel.worker.judging;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.gavel.message.ComparisonSpec.Match;
import dev.gavel.message.ComparisonSpec.Text;
import dev.gavel.message.Expectation;
import dev.gavel.message.FirstDifference.Excerpt;
import dev.gavel.message.FirstDifference;
import dev.gavel.message.QuestionKind;
import dev.gavel.message.TestReport;
import dev.gavel.message.TestSuite.SuiteTest;
import dev.gavel.message.Verdict;
import dev.gavel.signature.Signature;
import dev.gavel.signature.ValueType;
import dev.gavel.value.EncodedValue;
import dev.gavel.value.Value.ListValue;
import dev.gavel.value.Value.TextValue;
import dev.gavel.value.Value;
import dev.gavel.value.ValueCodec;
import dev.gavel.worker.printed.Prompts;
import dev.gavel.worker.sandbox.CapturedText;
import dev.gavel.worker.sandbox.RunLimits;
import dev.gavel.worker.sandbox.RunOutcome;
import dev.gavel.worker.sandbox.RunResult;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.unit.DataSize;

class TextAnswersTests {

	private static final Text TOKENS = new Text(Match.TOKENS, true, null, null);

	private static final Text EXACT = new Text(Match.EXACT, true, null, null);

	@Test
	void keepsWhatSurroundsTheFirstDifference() {
		TestReport report = judging(TOKENS).report(test("a b\nc d\ne\n"), 1, returned("a b\nc  x\n"));
		assertThat(report.verdict()).isEqualTo(Verdict.WRONG_ANSWER);
		assertThat(report.difference()).isEqualTo("on line 2, column 4: expected 'd', got 'x'");
		assertThat(report.firstDifference())
			.isEqualTo(new FirstDifference(new Excerpt(2, 3, "a b\nc ", false, "d\ne\n", false, 10),
					new Excerpt(2, 4, "a b\nc  ", false, "x\n", false, 9)));
		assertThat(judging(TOKENS).report(test("a"), 1, returned(" a\n")).firstDifference()).isNull();
	}

	@Test
	void tellsNothingOfHiddenTests() {
		SuiteTest hidden = new SuiteTest(1, EncodedValue.of("[]"), expectation("a"), true);
		TestReport report = judging(TOKENS).report(hidden, 1, returned("b"));
		assertThat(report.verdict()).isEqualTo(Verdict.WRONG_ANSWER);
		assertThat(report.difference()).isNull();
		assertThat(report.firstDifference()).isNull();
		assertThat(judging(TOKENS).report(hidden, 1, returned("a")).verdict()).isEqualTo(Verdict.ACCEPTED);
	}

	@Test
	void comparesWithTheNearestOfSeveralRightAnswers() {
		SuiteTest test = test("x y", "a b c d", "a b x");
		TestReport report = judging(TOKENS).report(test, 1, returned("a b c e"));
		assertThat(report.difference()).isEqualTo(
				"equals none of the 3 right answers; compared with the nearest, on line 1, column 7: expected 'd', got 'e'");
		assertThat(report.firstDifference().expected().before()).isEqualTo("a b c ");
		assertThat(judging(TOKENS).report(test, 1, returned("a b x")).verdict()).isEqualTo(Verdict.ACCEPTED);
	}

	@Test
	void keeps64KilobytesOfTheFirstWrongAnswerAndLittleOfOthers() {
		TestJudging judging = judging(EXACT);
		String right = "line é\n".repeat(1_000_000);
		String wrong = right.substring(0, 3_500_000) + "x" + right.substring(3_500_000);
		FirstDifference first = judging.report(test(right), 1, returned(wrong)).firstDifference();
		for (Excerpt excerpt : List.of(first.expected(), first.actual())) {
			assertThat(excerpt.line()).isEqualTo(500_001);
			assertThat(excerpt.column()).isEqualTo(1);
			assertThat(excerpt.cutBefore()).isTrue();
			assertThat(excerpt.cutAfter()).isTrue();
			assertThat(utf8(excerpt.before() + excerpt.after())).hasSizeBetween(40 * 1024, 64 * 1024)
				.doesNotContain("\ufffd".getBytes(StandardCharsets.UTF_8));
		}
		assertThat(first.expected().bytes()).isEqualTo(8_000_000);
		assertThat(first.actual().bytes()).isEqualTo(8_000_001);
		FirstDifference second = judging.report(test(right), 2, returned(wrong)).firstDifference();
		assertThat(utf8(second.actual().before() + second.actual().after())).hasSizeBetween(1000, 2048);
	}

	@Test
	void comparesLongTextsInLittleMemory() {
		TestJudging judging = judging(new Text(Match.LINES, false, 1e-6, 1e-6));
		String right = "12345.678 x\n".repeat(1_000_000);
		byte[] answer = ValueCodec.encode(new TextValue(right.replace("x\n", "X \r\n") + "y"));
		RunResult result = result(answer);
		SuiteTest test = test(right);
		judging.report(test, 1, result);
		assertThat(bytesFor(() -> judging.report(test, 1, result))).isLessThan(4_000_000);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "-", textBlock = """
			EXACT  | a b\\n  | a b      | the answer is right except for the line break at its end
			EXACT  | a b     | a b\\r\\n | the answer is right except for the line break at its end
			EXACT  | a b\\n  | a  b\\n  | the answer is right except for white space
			LINES  | a\\nb\\n | a b\\n  | the answer is right except for white space
			TOKENS | a b     | ab       | the answer is right except for white space
			TOKENS | Yes     | YES      | the answer is right except for upper and lower case
			EXACT  | a B\\n  | A\\nb    | the answer is right except for white space, and for upper and lower case
			TOKENS | 0.5 1   | 0.50 1.0 | the numbers are right within 1e-6, but the comparison asks for the exact text
			TOKENS | 0.5     | 0.51     | -
			EXACT  | a\\nb\\n | a\\n    | -
			TOKENS | Ä       | ä        | -
			""")
	void hintsAtLittleThings(Match match, String expected, String actual, @Nullable String hint) {
		TestJudging judging = judging(new Text(match, true, null, null));
		SuiteTest test = test(expected.translateEscapes());
		TestReport report = judging.report(test, 1, returned(actual.translateEscapes()));
		assertThat(report.verdict()).isEqualTo(Verdict.WRONG_ANSWER);
		assertThat(report.difference()).satisfies((difference) -> {
			if (hint == null) {
				assertThat(difference).doesNotContain("Hint");
			}
			else {
				assertThat(difference).endsWith("\nHint: " + hint + ".");
			}
		});
		assertThat(judging.report(test, 2, returned(actual.translateEscapes())).difference()).doesNotContain("Hint");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', value = { "\"a", "\"a\" 1", "\"\\x\"", "\"\\ud8\"", "\"a\"\"" })
	void doesNotBelieveWhatIsNoText(String answer) {
		TestReport report = judging(TOKENS).report(test("a"), 1, result(utf8(answer)));
		assertThat(report.verdict()).isEqualTo(Verdict.RUNTIME_ERROR);
		assertThat(report.error().type()).isEqualTo("UnserializableResult");
	}

	private static TestJudging judging(Text comparison) {
		QuestionKind kind = new QuestionKind.Function(new Signature("one", List.of(), ValueType.parse("str")));
		return new TestJudging(Exchanges.of(kind), comparison,
				new RunLimits(Duration.ofSeconds(1), Duration.ofSeconds(1), 1 << 20, 1, 1),
				new JudgingProperties(DataSize.ofMegabytes(1), DataSize.ofMegabytes(8), DataSize.ofMegabytes(8), 1000,
						DataSize.ofMegabytes(64), DataSize.ofKilobytes(4), DataSize.ofKilobytes(512), 3, true),
				Path.of("/tmp"), Prompts.NONE);
	}

	private static SuiteTest test(String... rightAnswers) {
		return new SuiteTest(1, EncodedValue.of("[]"), expectation(rightAnswers), false);
	}

	private static Expectation expectation(String... rightAnswers) {
		List<Value> others = Arrays.stream(rightAnswers).skip(1).<Value>map(TextValue::new).toList();
		return new Expectation(EncodedValue.of(new TextValue(rightAnswers[0])),
				others.isEmpty() ? null : EncodedValue.of(new ListValue(others)), null, null, null, 0);
	}

	private static RunResult returned(String answer) {
		return result(ValueCodec.encode(new TextValue(answer)));
	}

	private static RunResult result(byte[] value) {
		return new RunResult(RunOutcome.RETURNED, value, null, List.of(), null, null, true, 1000, 1000, 1 << 20,
				CapturedText.EMPTY, CapturedText.EMPTY);
	}

	private static byte[] utf8(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	private static long bytesFor(Runnable work) {
		ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
		long before = threads.getCurrentThreadAllocatedBytes();
		work.run();
		return threads.getCurrentThreadAllocatedBytes() - before;
	}

}
