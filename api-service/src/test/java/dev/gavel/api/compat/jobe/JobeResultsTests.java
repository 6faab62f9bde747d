package dev.gavel.api.compat.jobe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.api.compat.run.Ending;
import dev.gavel.api.compat.run.Output;
import dev.gavel.api.compat.run.Ran;
import dev.gavel.message.ProgramError;
import dev.gavel.message.TestReport.Exit;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JobeResultsTests {

	private static final int ALL = 1000;

	@Test
	void whateverIsOnStderrIsARunTimeError() {
		assertThat(outcome(Ending.FINISHED, null, "")).isEqualTo(15);
		assertThat(outcome(Ending.FINISHED, null, " \n")).isEqualTo(15);
		assertThat(outcome(Ending.FINISHED, null, "a warning\n")).isEqualTo(12);
		assertThat(outcome(Ending.FAILED, new Exit(3, null), "")).isEqualTo(15);
	}

	@Test
	void eachEndingHasItsOutcome() {
		assertThat(outcome(Ending.DOES_NOT_COMPILE, null, "")).isEqualTo(11);
		assertThat(outcome(Ending.TIME_LIMIT, null, "")).isEqualTo(13);
		assertThat(outcome(Ending.MEMORY_LIMIT, null, "")).isEqualTo(17);
		assertThat(outcome(Ending.OUTPUT_LIMIT, null, "")).isEqualTo(12);
		assertThat(outcome(Ending.FORBIDDEN_CALL, null, "")).isEqualTo(19);
		assertThat(outcome(Ending.INTERNAL_ERROR, null, "")).isEqualTo(20);
		assertThat(outcome(Ending.CANCELLED, null, "")).isEqualTo(20);
	}

	@Test
	void afterATimeLimitNothingIsOnStderr() {
		JobeAnswer answer = JobeResults.of(ran(Ending.TIME_LIMIT, null, "said before"), ALL);
		assertThat(answer.stdout()).isEqualTo("out");
		assertThat(answer.stderr()).isEmpty();
	}

	@Test
	void namesASignalUnlessItIsASegmentationFault() {
		Exit abort = new Exit(null, new Exit.Signal(6, "SIGABRT"));
		assertThat(JobeResults.of(ran(Ending.FAILED, abort, "said before\n"), ALL).stderr())
			.isEqualTo("said before\nThe program was killed by signal 6 (SIGABRT)\n");
		Exit fault = new Exit(null, new Exit.Signal(11, "SIGSEGV"));
		JobeAnswer answer = JobeResults.of(ran(Ending.FAILED, fault, ""), ALL);
		assertThat(answer.outcome()).isEqualTo(12);
		assertThat(answer.stderr()).isEmpty();
	}

	@Test
	void saysWhyAProgramDoesNotCompile() {
		JobeAnswer answer = JobeResults.of(ran(Ending.DOES_NOT_COMPILE, null, ""), ALL);
		assertThat(answer.cmpinfo()).isEqualTo("E: why, line 2\n");
		assertThat(answer.stdout()).isEmpty();
	}

	@Test
	void textThatIsNotUtf8IsEscaped() {
		byte[] bytes = "a\tb\r\n\u0001é~".getBytes(StandardCharsets.ISO_8859_1);
		assertThat(JobeText.of(new Output(bytes, false), ALL)).isEqualTo("a\tb\r\n\\x01\\xe9~");
		assertThat(JobeText.of(Output.of("\u0001é"), ALL)).isEqualTo("\u0001é");
	}

	@Test
	void givesAsMuchOfAStreamAsIsWanted() {
		assertThat(JobeResults.of(ran(Ending.FINISHED, null, ""), 2).stdout()).isEqualTo("ou");
	}

	private static int outcome(Ending ending, @Nullable Exit exit, String stderr) {
		return JobeResults.of(ran(ending, exit, stderr), ALL).outcome();
	}

	private static Ran ran(Ending ending, @Nullable Exit exit, String stderr) {
		return new Ran(ending, exit, Output.of("out"), Output.of(stderr), new ProgramError("E", "why", 2, null), 1, 1,
				1);
	}

}
