package dev.gavel.worker.judging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.message.JudgeReport.Judged;
import dev.gavel.message.ProgramError;
import dev.gavel.message.Verdict;
import dev.gavel.worker.WorkerTest;
import dev.gavel.worker.judging.CorpusProgram.ExpectedError;
import dev.gavel.worker.sandbox.Sandbox;
import dev.gavel.worker.sandbox.SandboxFacts;
import dev.gavel.worker.sandbox.oci.SandboxFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Plain and hostile programs, each with the verdict it must get; after each, an honest
 * one must still be accepted.
 */
@WorkerTest
class ProgramCorpusIT {

	@Autowired
	private Judge judge;

	@Autowired
	private Sandbox sandbox;

	private static final List<String> seen = new ArrayList<>();

	private static SandboxFacts facts;

	static Stream<CorpusProgram> programs() {
		return CorpusProgram.all();
	}

	@BeforeEach
	void rememberFacts() {
		facts = sandbox.facts();
	}

	/** For people: what each program gets, in this mode and with this runtime. */
	@AfterAll
	static void writeTable() throws IOException {
		Path table = Path.of("target",
				"programs-%s-%s-%s.md".formatted(facts.mode(), facts.runtime(), System.getProperty("user.name")));
		Files.write(table, seen);
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("programs")
	void getsTheExpectedVerdictAndHarmsNoOther(CorpusProgram program) throws Exception {
		List<Integer> progress = new ArrayList<>();
		Judged judged = judge(program, progress);
		seen.add("| %s | %s | %s |".formatted(program, program.expectation().describes(), verdict(judged)));
		assertThat(judged.verdict()).as("%s: %s", program.expectation().describes(), judged)
			.isIn(program.expectation().verdictWhere(circumstances(facts)));
		ExpectedError expected = program.expectation().error();
		if (expected != null) {
			assertThatErrorIs(judged.error(), expected);
		}
		assertThatEveryTestIsReported(program, judged, progress);
		assertThat(judge(CorpusProgram.named("accepted"), new ArrayList<>()).verdict()).isEqualTo(Verdict.ACCEPTED);
	}

	static Set<String> circumstances(SandboxFacts facts) {
		return SandboxFixture.givesUsers() ? Set.of(facts.mode()) : Set.of(facts.mode(), "one-uid");
	}

	private static String verdict(Judged judged) {
		return judged.verdict() + ((judged.error() != null) ? " (" + judged.error().type() + ")" : "");
	}

	private static void assertThatEveryTestIsReported(CorpusProgram program, Judged judged, List<Integer> progress) {
		int expectedTests = (judged.verdict() == Verdict.COMPILATION_ERROR) ? 0 : program.suite().tests().size();
		assertThat(judged.tests()).hasSize(expectedTests);
		assertThat(progress).hasSize(expectedTests);
		assertThat(judged.tests()).allSatisfy((test) -> {
			assertThat(test.cpuTimeMicros()).isGreaterThanOrEqualTo((SandboxFixture.slowness() > 1) ? 0 : 1);
			assertThat(test.peakMemoryBytes()).isPositive();
		});
	}

	private Judged judge(CorpusProgram program, List<Integer> progress) throws JudgingImpossible {
		return judge.judge(program.job(), program.suite(), progress::add);
	}

	private static void assertThatErrorIs(ProgramError error, ExpectedError expected) {
		assertThat(error).isNotNull();
		if (expected.type() != null) {
			assertThat(error.type()).isEqualTo(expected.type());
		}
		if (expected.line() != null) {
			assertThat(error.line()).isEqualTo(expected.line());
		}
		if (expected.messageContains() != null) {
			assertThat(error.message()).contains(expected.messageContains());
		}
	}

}
