package dev.gavel.api.compat.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.gavel.api.evaluation.EvaluationReport;
import dev.gavel.api.judgement.JudgementState;
import dev.gavel.api.judgement.StoredRun;
import dev.gavel.message.ProgramError;
import dev.gavel.message.TestReport;
import dev.gavel.message.TestReport.Exit;
import dev.gavel.message.Verdict;
import dev.gavel.printed.Printed;
import dev.gavel.printed.PrintedBytes;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RanProgramTests {

	private static final StoredRun RUN = new StoredRun("python3", "default", null, 1, 1, null, "0", 2, 0, false, true);

	private static final ProgramError ERROR = new ProgramError("E", "why", 1, null);

	@Test
	void eachVerdictIsAnEnding() {
		assertThat(ending(Verdict.ACCEPTED, null)).isEqualTo(Ending.FINISHED);
		assertThat(ending(Verdict.RUNTIME_ERROR, new Exit(3, null))).isEqualTo(Ending.FAILED);
		assertThat(ending(Verdict.RUNTIME_ERROR, signal("SIGSEGV"))).isEqualTo(Ending.FAILED);
		assertThat(ending(Verdict.RUNTIME_ERROR, signal("SIGSYS"))).isEqualTo(Ending.FORBIDDEN_CALL);
		assertThat(ending(Verdict.TIME_LIMIT_EXCEEDED, null)).isEqualTo(Ending.TIME_LIMIT);
		assertThat(ending(Verdict.MEMORY_LIMIT_EXCEEDED, null)).isEqualTo(Ending.MEMORY_LIMIT);
		assertThat(ending(Verdict.OUTPUT_LIMIT_EXCEEDED, null)).isEqualTo(Ending.OUTPUT_LIMIT);
		assertThat(ending(Verdict.COMPILATION_ERROR, null)).isEqualTo(Ending.DOES_NOT_COMPILE);
	}

	@Test
	void testsThatWereNotRunFollowTheProgram() {
		assertThat(ran(JudgementState.DONE, Verdict.COMPILATION_ERROR, List.of())).extracting(Ran::ending)
			.containsOnly(Ending.DOES_NOT_COMPILE);
		assertThat(ran(JudgementState.DONE, Verdict.INTERNAL_ERROR, List.of())).extracting(Ran::ending)
			.containsOnly(Ending.INTERNAL_ERROR);
		assertThat(ran(JudgementState.CANCELLED, null, List.of())).extracting(Ran::ending)
			.containsOnly(Ending.CANCELLED);
		assertThat(ran(JudgementState.DONE, Verdict.TIME_LIMIT_EXCEEDED,
				List.of(test(2, Verdict.TIME_LIMIT_EXCEEDED, null))))
			.extracting(Ran::ending)
			.containsExactly(Ending.NOT_RUN, Ending.TIME_LIMIT);
	}

	@Test
	void hasWhatTheProgramPrintedAndUsed() {
		Ran ran = ran(JudgementState.DONE, Verdict.ACCEPTED, List.of(test(1, Verdict.ACCEPTED, null))).get(0);
		assertThat(ran.stdout().text()).isEqualTo("out");
		assertThat(ran.stderr().text()).isEqualTo("err");
		assertThat(ran.cpuTimeMicros()).isEqualTo(1);
		assertThat(ran.wallTimeMicros()).isEqualTo(2);
		assertThat(ran.peakMemoryBytes()).isEqualTo(3);
	}

	/** There is nothing here to read it from. */
	@Test
	void readsLongOutputsOnlyWhenTheyAreAskedFor() {
		PrintedBytes stored = PrintedBytes.of("out".getBytes(StandardCharsets.UTF_8), 100_000).withRest("0");
		TestReport test = test(1, Verdict.ACCEPTED, null).with(new Printed(stored, PrintedBytes.NOTHING));
		Ran ran = ran(JudgementState.DONE, Verdict.ACCEPTED, List.of(test)).get(0);
		assertThat(ran.stdout().isLong()).isTrue();
		assertThat(ran.isSpoiledByOthers()).isFalse();
		assertThat(ran.stderr().isLong()).isFalse();
		assertThatNullPointerException().isThrownBy(ran.stdout()::bytes);
	}

	@Test
	void knowsWhatWasCutByOthers() {
		PrintedBytes cut = PrintedBytes.of("out".getBytes(StandardCharsets.UTF_8), 100_000);
		TestReport test = test(1, Verdict.ACCEPTED, null).with(new Printed(PrintedBytes.NOTHING, cut));
		assertThat(ran(JudgementState.DONE, Verdict.ACCEPTED, List.of(test)).get(0).isSpoiledByOthers()).isTrue();
	}

	private static Ending ending(Verdict verdict, @Nullable Exit exit) {
		return ran(JudgementState.DONE, verdict, List.of(test(1, verdict, exit))).get(0).ending();
	}

	private static Exit signal(String name) {
		return new Exit(null, new Exit.Signal(1, name));
	}

	private static List<Ran> ran(JudgementState state, @Nullable Verdict verdict, List<TestReport> tests) {
		return RanProgram.of(new EvaluationReport(new UUID(0, 1), state, verdict, ERROR, tests, new UUID(0, 2), RUN,
				Instant.EPOCH, null), 2, null);
	}

	private static TestReport test(int index, Verdict verdict, @Nullable Exit exit) {
		return new TestReport(0, index, verdict, 1, 2, 3, "out", null, null, "", "err").with(exit);
	}

}
