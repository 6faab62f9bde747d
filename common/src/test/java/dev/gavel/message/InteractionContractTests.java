package dev.gavel.message;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.message.JudgeReport.Judged;
import dev.gavel.message.TestReport.CheckerReport;
import dev.gavel.message.TestReport.Exit;
import dev.gavel.message.TestSuite.SuiteTest;
import dev.gavel.run.Limits;
import dev.gavel.value.EncodedValue;
import dev.gavel.value.Value;
import dev.gavel.value.Value.ListValue;
import dev.gavel.value.Value.TextValue;
import dev.gavel.value.literal.PythonLiteral;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The golden files are the contract, as in {@link MessageContractTests}. */
class InteractionContractTests {

	@Test
	void suitesWithAnInteractorKeepTheirForm() {
		ComparisonSpec comparison = new ComparisonSpec.Interactor(
				"def interact(secret, expected):\n    return input() == secret\n", "numpy",
				new Limits(2000, 268435456));
		WholeSuite suite = new WholeSuite(new SuiteHead(new QuestionKind.Program(), comparison),
				List.of(test(7, "37", "", false), test(8, "99", "few", true)));
		assertThat(new String(suite.encode(), UTF_8)).isEqualTo(golden("test-suite-interactor-v1.jsonl"));
		assertThat(WholeSuite.decode(golden("test-suite-interactor-v1.jsonl").getBytes(UTF_8))).isEqualTo(suite);
	}

	private static SuiteTest test(long id, String secret, String expected, boolean hidden) {
		List<Value> input = List.of(new TextValue(secret), PythonLiteral.parse("[]"), PythonLiteral.parse("{}"),
				new TextValue(""));
		return new SuiteTest(id, EncodedValue.of(new ListValue(input)),
				Expectation.of(EncodedValue.of(new TextValue(expected))), hidden);
	}

	@Test
	void reportsWithATranscriptKeepTheirForm() {
		ProgramError failed = new ProgramError("InteractorFailed", "the author's interactor failed", null, null);
		ProgramError error = new ProgramError("ValueError", "oops", 2, "");
		Judged judged = new Judged(UUID.fromString("01980000-0000-7000-8000-000000000002"), 2, Verdict.INTERNAL_ERROR,
				failed,
				List.of(report(1, Verdict.WRONG_ANSWER).checked(Verdict.WRONG_ANSWER, 0.0, "too many guesses", null)
					.with(">50\n<lower\n")
					.with(new Exit(3, null)),
						report(2, Verdict.INTERNAL_ERROR).with(new CheckerReport(null, error, "", "err\n"))
							.with(">x\n")
							.with(new Exit(null, new Exit.Signal(11, "SIGSEGV")))),
				new JudgedIn("worker-1", "runc 1.1.5", "cgroup-v1", "sha256:0123", "3.13.5", "1"));
		assertThat(new String(MessageCodec.encode(judged), UTF_8))
			.isEqualTo(golden("judge-report-interaction-v1.json"));
		assertThat(MessageCodec.decodeReport(golden("judge-report-interaction-v1.json").getBytes(UTF_8)))
			.isEqualTo(judged);
	}

	private static TestReport report(int index, Verdict verdict) {
		return new TestReport(7, index, verdict, 1900, 2500, 13312000, null, null, null, "", "");
	}

	private static String golden(String file) {
		try (InputStream in = InteractionContractTests.class.getResourceAsStream("/messages/" + file)) {
			return new String(in.readAllBytes(), UTF_8).strip();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
