package dev.gavel.worker.judging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.management.ThreadMXBean;
import dev.gavel.message.ComparisonSpec;
import dev.gavel.message.Expectation;
import dev.gavel.message.QuestionKind;
import dev.gavel.message.TestReport;
import dev.gavel.message.TestSuite.SuiteTest;
import dev.gavel.message.Verdict;
import dev.gavel.signature.Signature;
import dev.gavel.signature.ValueType;
import dev.gavel.value.DecodingRoom;
import dev.gavel.value.EncodedValue;
import dev.gavel.value.MalformedValue;
import dev.gavel.worker.kind.Exchange;
import dev.gavel.worker.printed.Prompts;
import dev.gavel.worker.sandbox.CapturedText;
import dev.gavel.worker.sandbox.RunLimits;
import dev.gavel.worker.sandbox.RunOutcome;
import dev.gavel.worker.sandbox.RunResult;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.util.unit.DataSize;

/** An answer with the bytes of the expected value is right, whatever they say. */
class EqualBytesTests {

	private static final int MAX_ELEMENTS = 1000;

	private static final String LARGE = IntStream.range(0, 500_000)
		.mapToObj(String::valueOf)
		.collect(Collectors.joining(",", "[", "]"));

	@Test
	void decodesNothingOfAHiddenTest() {
		SuiteTest test = test(LARGE, true);
		RunResult result = returned(LARGE);
		TestJudging judging = judging();
		assertThat(judging.report(test, 1, result).verdict()).isEqualTo(Verdict.ACCEPTED);
		assertThat(bytesFor(() -> judging.report(test, 1, result))).isLessThan(100_000);
	}

	@Test
	void decodesOnlyTheBeginningOfATestThatIsShown() {
		SuiteTest test = test(LARGE, false);
		RunResult result = returned(LARGE);
		TestJudging judging = judging();
		TestReport report = judging.report(test, 1, result);
		assertThat(report.verdict()).isEqualTo(Verdict.ACCEPTED);
		assertThat(report.output()).startsWith("[0, 1, 2, ").endsWith(TestReport.CUT);
		assertThat(report.output().length()).isBetween(4096, 4200);
		assertThat(bytesFor(() -> judging.report(test, 1, result))).isLessThan(2_000_000);
	}

	@Test
	void showsTheSameOutputAsOfAnEqualAnswerInOtherBytes() {
		List<String> values = List.of("1.0", "\"a\\u00e9\\\"\"", "{\"d\":[[1,2]]}", "{\"t\":[]}", "null", "[true]");
		for (String value : values) {
			TestReport report = judging().report(test(value, false), 1, returned(value));
			assertThat(judging().report(test(value, false), 1, returned(" " + value))).isEqualTo(report);
			assertThat(report.verdict()).isEqualTo(Verdict.ACCEPTED);
			assertThat(report.output()).isNotNull();
		}
	}

	@Test
	void decodesWhateverHasOtherBytes() {
		assertThat(judging().report(test("1", true), 1, returned("1.0")).verdict()).isEqualTo(Verdict.ACCEPTED);
		assertThat(judging().report(test("1", true), 1, returned("2")).verdict()).isEqualTo(Verdict.WRONG_ANSWER);
		assertThat(judging().report(test("1", true), 1, returned("[1")).verdict()).isEqualTo(Verdict.RUNTIME_ERROR);
		assertThat(judging().report(test(LARGE, true), 1, returned(LARGE + " ")).verdict())
			.isEqualTo(Verdict.OUTPUT_LIMIT_EXCEEDED);
	}

	@Test
	void acceptsEachOfSeveralRightAnswers() {
		SuiteTest test = several("1", "[2,\"x\",3.0]");
		for (String answer : List.of("1", "2", "\"x\"", "3.0", " 2", "1.0", "3")) {
			assertThat(judging().report(test, 1, returned(answer)).verdict()).as(answer).isEqualTo(Verdict.ACCEPTED);
		}
		assertThat(judging().report(test, 1, returned("\"x\"")).output()).isEqualTo("'x'");
		TestReport wrong = judging().report(test, 1, returned("4"));
		assertThat(wrong.verdict()).isEqualTo(Verdict.WRONG_ANSWER);
		assertThat(wrong.difference())
			.isEqualTo("equals none of the 4 right answers; compared with the first, expected 1, got 4");
	}

	@Test
	void givesNoVerdictWhenAnotherRightAnswerIsFaulty() {
		SuiteTest test = several("1", "[2,%s]".formatted("[".repeat(250) + "]".repeat(250)));
		assertThat(judging().report(test, 1, returned("2")).verdict()).isEqualTo(Verdict.ACCEPTED);
		assertThatExceptionOfType(MalformedValue.class).isThrownBy(() -> judging().report(test, 1, returned("3")));
	}

	private static SuiteTest several(String expected, String others) {
		return new SuiteTest(1, EncodedValue.of("[]"),
				Expectation.outputs(EncodedValue.of(expected), EncodedValue.of(others)), false);
	}

	@Test
	void givesNoVerdictWhenTheExpectedValueIsFaulty() {
		assertThatExceptionOfType(MalformedValue.class)
			.isThrownBy(() -> judging().report(test("[1", true), 1, returned("1")));
		assertThatExceptionOfType(MalformedValue.class)
			.isThrownBy(() -> judging().report(test("[1", false), 1, returned("[1")));
	}

	@Test
	@Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
	void leavesOthersRoomToDecodeWhileALargeTestIsShown() {
		long all = Runtime.getRuntime().maxMemory() / 200;
		String large = "[\"%s\"]".formatted("x".repeat((int) (all / 2)));
		try (DecodingRoom others = DecodingRoom.take(all / 4 * 3)) {
			TestReport report = CompletableFuture
				.supplyAsync(() -> judging().report(test(large, false), 1, returned(large)))
				.join();
			assertThat(report.verdict()).isEqualTo(Verdict.ACCEPTED);
		}
	}

	private static long bytesFor(Runnable act) {
		ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
		long before = threads.getCurrentThreadAllocatedBytes();
		act.run();
		return threads.getCurrentThreadAllocatedBytes() - before;
	}

	private static SuiteTest test(String expected, boolean hidden) {
		return new SuiteTest(1, EncodedValue.of("[]"), Expectation.of(EncodedValue.of(expected)), hidden);
	}

	private static RunResult returned(String value) {
		return new RunResult(RunOutcome.RETURNED, value.getBytes(StandardCharsets.UTF_8), null, List.of(), null, null,
				true, 1000, 1000, 1 << 20, CapturedText.EMPTY, CapturedText.EMPTY);
	}

	private static TestJudging judging() {
		Exchange exchange = Exchanges
			.of(new QuestionKind.Function(new Signature("f", List.of(), ValueType.parse("Any"))));
		return new TestJudging(exchange, ComparisonSpec.DEFAULT,
				new RunLimits(Duration.ofSeconds(1), Duration.ofSeconds(1), 1 << 20, 1, 1),
				new JudgingProperties(DataSize.ofMegabytes(1), DataSize.ofMegabytes(16), DataSize.ofMegabytes(8),
						MAX_ELEMENTS, DataSize.ofMegabytes(64), DataSize.ofKilobytes(4), DataSize.ofKilobytes(512), 3,
						true),
				Path.of("/tmp"), Prompts.NONE);
	}

}
