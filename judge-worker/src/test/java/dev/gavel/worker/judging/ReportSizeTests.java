package dev.gavel.worker.judging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.message.ComparisonSpec;
import dev.gavel.message.JudgeReport.Judged;
import dev.gavel.message.JudgedIn;
import dev.gavel.message.MessageCodec;
import dev.gavel.message.ProgramError;
import dev.gavel.message.QuestionKind;
import dev.gavel.message.TestReport;
import dev.gavel.message.TestSuite.SuiteTest;
import dev.gavel.message.Topics;
import dev.gavel.message.Verdict;
import dev.gavel.run.EnvironmentName;
import dev.gavel.run.Limits;
import dev.gavel.signature.Signature;
import dev.gavel.signature.ValueType;
import dev.gavel.value.Value.IntValue;
import dev.gavel.worker.kind.Exchange;
import dev.gavel.worker.printed.Prompts;
import dev.gavel.worker.sandbox.CapturedText;
import dev.gavel.worker.sandbox.Printout;
import dev.gavel.worker.sandbox.RunInput;
import dev.gavel.worker.sandbox.RunLimits;
import dev.gavel.worker.sandbox.RunOutcome;
import dev.gavel.worker.sandbox.RunResult;
import dev.gavel.message.ComparisonSpec.Checker;
import dev.gavel.message.SuiteHead;
import dev.gavel.worker.ListedSuite;
import dev.gavel.worker.sandbox.SandboxFailure;
import dev.gavel.worker.sandbox.SandboxSession;
import dev.gavel.worker.scoring.TestPlan;
import dev.gavel.worker.testrun.FairRuns;
import dev.gavel.worker.testrun.RunPermits;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

/** Whatever a program says, the report of it fits into a message. */
class ReportSizeTests {

	private static final String UNPRINTABLE = "\u0001".repeat(2048);

	/** Kafka adds less to a message than what is left. */
	private static final int MOST_BYTES = Topics.MAX_REPORT_BYTES - 64 * 1024;

	private static final int TESTS = 10_000;

	private static final Signature SIGNATURE = new Signature("one", List.of(), ValueType.parse("int"));

	private static final JudgingProperties PROPERTIES = new JudgingProperties(DataSize.ofMegabytes(1),
			DataSize.ofMegabytes(8), DataSize.ofMegabytes(8), 400_000, DataSize.ofMegabytes(64),
			DataSize.ofKilobytes(4), DataSize.ofKilobytes(512), 3, true);

	private static final RunLimits LIMITS = new RunLimits(Duration.ofSeconds(1), Duration.ofSeconds(1), 1 << 20, 1, 1);

	private static final JudgedIn JUDGED_IN = new JudgedIn("w", "runc", "rootless", "digest", "3", "1");

	@Test
	void holdsTheErrorsOfEveryTest() {
		ProgramError error = new ProgramError("Exception", UNPRINTABLE, 1, UNPRINTABLE.repeat(4));
		Judged judged = judged(error, "");
		assertThat(MessageCodec.encode(judged)).hasSizeLessThan(MOST_BYTES);
		assertThat(judged.tests()).hasSize(TESTS);
		assertThat(judged.tests().get(0).error()).isEqualTo(error);
		assertThat(judged.tests().get(TESTS - 1).error().message()).isEqualTo("… (cut)");
	}

	@Test
	void holdsOutputInTheLettersThatTakeTheMostBytes() {
		for (String letter : List.of("\u0001", "\"", "\\", "\n", "é", "€", "😀", "\ud83d")) {
			Judged judged = judged(new ProgramError("Exception", letter, 1, letter), letter.repeat(1 << 16));
			assertThat(MessageCodec.encode(judged)).as(letter).hasSizeLessThan(MOST_BYTES);
		}
	}

	@ParameterizedTest
	@EnumSource(value = RunOutcome.class, names = { "RETURNED", "RAISED" })
	void holdsWhatACheckerSaysOfEveryTest(RunOutcome ofChecker) throws Exception {
		ProgramError error = new ProgramError("Exception", UNPRINTABLE, 1, UNPRINTABLE.repeat(4));
		byte[] reply = "{\"t\":[0.123456789012345,\"%s\"]}".formatted("\\u0001".repeat(8192)).getBytes(UTF_8);
		RunResult answer = result(RunOutcome.RETURNED, "2".getBytes(UTF_8), error, UNPRINTABLE);
		RunResult checked = result(ofChecker, reply, error, UNPRINTABLE);
		Judged judged = judgedByChecker(answer, checked);
		assertThat(MessageCodec.encode(judged)).hasSizeLessThan(MOST_BYTES);
		assertThat(judged.tests()).hasSize(TESTS);
		boolean failed = ofChecker == RunOutcome.RAISED;
		assertThat(judged.tests()).extracting(TestReport::verdict)
			.containsOnly(failed ? Verdict.INTERNAL_ERROR : Verdict.WRONG_ANSWER);
		TestReport first = judged.tests().get(0);
		assertThat(failed ? first.checker().error().message() : first.message()).startsWith("\u0001\u0001");
	}

	/** And for what explains the tests after it. */
	@Test
	void leavesRoomForLaterTranscripts() {
		ShownText shown = new ShownText(PROPERTIES, 384 << 10);
		String talk = ">12\n<lower\n".repeat(6_500);
		assertThat(shown.cutTranscript(talk)).isEqualTo(talk);
		for (int i = 0; i < 8; i++) {
			assertThat(shown.cutTranscript(talk)).hasSizeLessThan(talk.length())
				.startsWith(">12\n<lower\n")
				.containsPattern("\n\\.\\.\\. \\d+ characters left out \\.\\.\\.\n[<>]")
				.endsWith(">12\n<lower\n");
		}
		assertThat(shown.cut("why")).isEqualTo("why");
		for (int i = 0; i < TESTS; i++) {
			shown.cutTranscript(talk);
		}
		assertThat(shown.cutTranscript(talk)).hasSizeLessThan(1 << 12);
	}

	private static Judged judgedByChecker(RunResult answer, RunResult checked) throws SandboxFailure {
		Checker checker = new Checker("", EnvironmentName.DEFAULT, new Limits(1000, 1 << 20));
		QuestionKind kind = new QuestionKind.Function(SIGNATURE);
		List<SuiteTest> tests = IntStream.rangeClosed(1, TESTS)
			.mapToObj((index) -> new SuiteTest(index, List.of(), IntValue.of(1)))
			.toList();
		Findings.Collected found = new Findings.Collected(TestPlan.EVERYTHING);
		try (TestJudging judging = new TestJudging(Exchanges.of(kind), checker, LIMITS, PROPERTIES, Path.of("/tmp"),
				Prompts.NONE)) {
			for (int index = 1; index <= TESTS; index++) {
				SuiteTest test = tests.get(index - 1);
				found.add(test, judging.report(test, index, answer), answer);
			}
			judging.checkings()
				.get(0)
				.check(new ListedSuite(new SuiteHead(kind, checker), tests), runs(checked), found);
		}
		Findings all = found.all();
		return new Judged(UUID.randomUUID(), 1, all.verdict(), all.error(), all.tests(), JUDGED_IN);
	}

	private static FairRuns runs(RunResult checked) {
		return new FairRuns(new SandboxSession() {

			@Override
			public RunResult run(RunInput input, Printout printed) {
				return checked;
			}

			@Override
			public RunResult load() {
				return checked;
			}

			@Override
			public void close() {
			}

		}, LIMITS, false, new RunPermits(), new SimpleMeterRegistry());
	}

	private static RunResult result(RunOutcome outcome, byte @Nullable [] value, ProgramError error, String stdout) {
		return new RunResult(outcome, value, error, List.of(), null, null, true, 1000, 1000, 1 << 20,
				new CapturedText(stdout, true), new CapturedText(stdout, true));
	}

	private static Judged judged(ProgramError error, String stdout) {
		RunResult result = result(RunOutcome.RAISED, null, error, stdout);
		Exchange exchange = Exchanges.of(new QuestionKind.Function(SIGNATURE));
		TestJudging judging = new TestJudging(exchange, ComparisonSpec.DEFAULT, LIMITS, PROPERTIES, Path.of("/tmp"),
				Prompts.NONE);
		List<TestReport> reports = IntStream.rangeClosed(1, TESTS)
			.mapToObj((index) -> judging.report(new SuiteTest(index, List.of(), IntValue.of(1)), index, result))
			.toList();
		return new Judged(UUID.randomUUID(), 1, Verdict.RUNTIME_ERROR, reports.get(0).error(), reports, JUDGED_IN);
	}

}
