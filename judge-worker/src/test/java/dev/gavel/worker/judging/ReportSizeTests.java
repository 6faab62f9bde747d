package dev.gavel.worker.judging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.message.ComparisonSpec;
import dev.gavel.message.JudgeJob;
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
import dev.gavel.run.Isolation;
import dev.gavel.run.Limits;
import dev.gavel.run.RunSpec;
import dev.gavel.signature.Signature;
import dev.gavel.signature.ValueType;
import dev.gavel.value.Value.IntValue;
import dev.gavel.worker.kind.Exchange;
import dev.gavel.worker.sandbox.CapturedText;
import dev.gavel.worker.sandbox.RunLimits;
import dev.gavel.worker.sandbox.RunOutcome;
import dev.gavel.worker.sandbox.RunResult;
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

	private static Judged judged(ProgramError error, String stdout) {
		JudgingProperties properties = new JudgingProperties(DataSize.ofMegabytes(1), DataSize.ofMegabytes(8), 400_000,
				DataSize.ofMegabytes(64), DataSize.ofKilobytes(4), DataSize.ofKilobytes(512), 3);
		JudgeJob job = new JudgeJob(UUID.randomUUID(), UUID.randomUUID(), 1,
				new RunSpec(RunSpec.PYTHON, EnvironmentName.DEFAULT, new Limits(1000, 1 << 20), Isolation.TEST, "hash"),
				"");
		RunLimits limits = new RunLimits(Duration.ofSeconds(1), Duration.ofSeconds(1), 1 << 20, 1, 1);
		RunResult result = new RunResult(RunOutcome.RAISED, null, error, List.of(), null, null, true, 1000, 1000,
				1 << 20, new CapturedText(stdout, true), new CapturedText(stdout, true));
		Exchange exchange = Exchanges
			.of(new QuestionKind.Function(new Signature("one", List.of(), ValueType.parse("int"))));
		TestJudging judging = new TestJudging(exchange, ComparisonSpec.DEFAULT, limits, properties, Path.of("/tmp"));
		List<TestReport> reports = IntStream.rangeClosed(1, TESTS)
			.mapToObj((index) -> judging.report(new SuiteTest(index, List.of(), IntValue.of(1)), index, result))
			.toList();
		return new Judged(job.judgementId(), 1, Verdict.RUNTIME_ERROR, reports.get(0).error(), reports,
				new JudgedIn("w", "runc", "rootless", "digest", "3", "1"));
	}

}
