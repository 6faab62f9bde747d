package dev.gavel.worker.judging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.message.JudgeReport.Judged;
import dev.gavel.message.ProgramError;
import dev.gavel.message.Verdict;
import dev.gavel.worker.WorkerTest;
import dev.gavel.worker.judging.CorpusProgram.ExpectedError;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
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

	static Stream<CorpusProgram> programs() {
		return CorpusProgram.all();
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("programs")
	void getsTheExpectedVerdictAndHarmsNoOther(CorpusProgram program) throws Exception {
		List<Integer> progress = new ArrayList<>();
		Judged judged = judge(program, progress);
		assertThat(judged.verdict()).as("%s: %s", program.expectation().describes(), judged)
			.isIn(program.expectation().verdict());
		ExpectedError expected = program.expectation().error();
		if (expected != null) {
			assertThatErrorIs(judged.error(), expected);
		}
		assertThatEveryTestIsReported(program, judged, progress);
		assertThat(judge(CorpusProgram.named("accepted"), new ArrayList<>()).verdict()).isEqualTo(Verdict.ACCEPTED);
	}

	private static void assertThatEveryTestIsReported(CorpusProgram program, Judged judged, List<Integer> progress) {
		int expectedTests = (judged.verdict() == Verdict.COMPILATION_ERROR) ? 0 : program.suite().tests().size();
		assertThat(judged.tests()).hasSize(expectedTests);
		assertThat(progress).hasSize(expectedTests);
		assertThat(judged.tests()).allSatisfy((test) -> {
			assertThat(test.cpuTimeMicros()).isPositive();
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
