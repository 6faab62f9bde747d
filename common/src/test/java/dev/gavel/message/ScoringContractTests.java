package dev.gavel.message;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.message.JudgeReport.Judged;
import dev.gavel.message.JudgeReport.Withheld;
import dev.gavel.message.TestSuite.SuiteTest;
import dev.gavel.scoring.Feedback;
import dev.gavel.scoring.Points;
import dev.gavel.scoring.Score;
import dev.gavel.scoring.Scoring;
import dev.gavel.scoring.StopAt;
import dev.gavel.scoring.TestGroup.Rule;
import dev.gavel.scoring.TestGroup;
import dev.gavel.scoring.TestScoring;
import dev.gavel.signature.Signature;
import dev.gavel.signature.ValueType;
import dev.gavel.value.EncodedValue;
import dev.gavel.value.Value.IntValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The golden files are the contract, as in {@link MessageContractTests}. */
class ScoringContractTests {

	private static final TestReport RAN = new TestReport(9, 2, Verdict.WRONG_ANSWER, 1700, 2100, 13312000, null, null,
			null, "", "");

	@Test
	void scoredSuitesKeepTheirForm() {
		Scoring scoring = new Scoring(
				List.of(new TestGroup("small", new Points(20_500), Rule.ALL, List.of(), Feedback.FULL),
						new TestGroup("large", null, Rule.SUM, List.of("small"), Feedback.NONE)),
				StopAt.GROUP_FAILURE);
		SuiteHead head = new SuiteHead(
				new QuestionKind.Function(new Signature("one", List.of(), ValueType.parse("int"))),
				ComparisonSpec.DEFAULT, null, List.of(), scoring);
		WholeSuite suite = new WholeSuite(head,
				List.of(test(7, new TestScoring(Feedback.FULL, null, "small", "Think of\n\"0\".")),
						test(8, new TestScoring(Feedback.VERDICT, new Points(33_333), null, null)),
						test(9, new TestScoring(Feedback.NONE, new Points(70_000), "large", "é"))));
		assertThat(new String(suite.encode(), UTF_8)).isEqualTo(golden("test-suite-scored-v1.jsonl"));
		assertThat(WholeSuite.decode(golden("test-suite-scored-v1.jsonl").getBytes(UTF_8))).isEqualTo(suite);
	}

	private static SuiteTest test(long id, TestScoring scoring) {
		return new SuiteTest(id, EncodedValue.of("[]"), Expectation.of(EncodedValue.of(IntValue.of(1))), scoring);
	}

	@Test
	void scoredReportsKeepTheirForm() {
		Score shown = new Score(new Points(20_500), new Points(20_500),
				List.of(new Score.OfGroup("small", new Points(20_500), new Points(20_500))));
		Judged judged = new Judged(UUID.fromString("01980000-0000-7000-8000-000000000002"), 1, Verdict.ACCEPTED, null,
				List.of(), new JudgedIn("worker-1", "runc 1.1.5", "cgroup-v1", "sha256:0123", "3.13.5", "1"), shown,
				new Withheld(Verdict.WRONG_ANSWER, new Score(new Points(20_500), new Points(90_500), List.of()),
						List.of(RAN)));
		assertThat(MessageCodec.decodeReport(golden("judge-report-scored-v1.json").getBytes(UTF_8))).isEqualTo(judged);
		assertThat(MessageCodec.decodeReport(MessageCodec.encode(judged))).isEqualTo(judged);
		assertThat(new String(MessageCodec.encode(judged), UTF_8))
			.isEqualToIgnoringWhitespace(golden("judge-report-scored-v1.json"));
	}

	private static String golden(String name) {
		try (InputStream file = ScoringContractTests.class.getResourceAsStream("/messages/" + name)) {
			return new String(file.readAllBytes(), UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
