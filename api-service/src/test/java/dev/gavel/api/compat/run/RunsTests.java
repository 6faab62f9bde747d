package dev.gavel.api.compat.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.gavel.api.judgement.JudgementState;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.printed.Printed;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunsTests {

	private static final Patience OVER = new Patience(Duration.ofSeconds(60), System.nanoTime());

	@Test
	void saysWhyAProgramWasNotRunInTime() {
		assertThat(Runs.late(JudgementState.QUEUED, OVER)).isNotInstanceOf(SlowProgram.class)
			.hasMessageContaining("No worker has run the program within 60 s");
		assertThat(Runs.late(JudgementState.RUNNING, OVER)).isInstanceOf(SlowProgram.class)
			.hasMessageContaining("still running after 60 s");
	}

	@Test
	void blamesNoWorkerWhenTheServiceStops() {
		Patience left = Patience.from(Duration.ofSeconds(60));
		assertThat(Runs.late(JudgementState.RUNNING, left)).isNotInstanceOf(SlowProgram.class)
			.hasMessageContaining("This replica of the service is stopping");
	}

	@Test
	void whatHasNotBegunKeepsItsPlaceInTheQueue() {
		Duration longer = Duration.ofSeconds(30);
		assertThat(Runs.staysInQueue(JudgementState.QUEUED, OVER, longer)).isTrue();
		assertThat(Runs.staysInQueue(JudgementState.RUNNING, OVER, longer)).isFalse();
		assertThat(Runs.staysInQueue(JudgementState.DONE, OVER, longer)).isFalse();
		assertThat(Runs.staysInQueue(JudgementState.QUEUED, OVER, Duration.ZERO)).isFalse();
		assertThat(Runs.staysInQueue(JudgementState.QUEUED, Patience.from(longer), longer)).as("the service stops")
			.isFalse();
		assertThat(Runs.late(JudgementState.QUEUED, OVER.plus(longer))).hasMessageContaining("is stopping");
	}

	@Test
	void takesNoBeginningForAllThatAProgramPrinted() {
		Output beginning = new Output(new byte[1], true);
		Output atTheMost = new Output(new byte[Printed.MOST_BYTES], true);
		assertThatExceptionOfType(Problem.class)
			.isThrownBy(() -> Runs.requireWhole(List.of(ran(Ending.FINISHED, beginning))))
			.satisfies((problem) -> assertThat(Runs.isOverload(problem)).isTrue());
		assertThat(Runs.requireWhole(List.of(ran(Ending.FINISHED, atTheMost)))).hasSize(1);
		assertThat(Runs.requireWhole(List.of(ran(Ending.TIME_LIMIT, beginning)))).as("it failed anyway").hasSize(1);
		assertThat(Runs.requireWhole(List.of(ran(Ending.FINISHED, Output.NOTHING), ran(Ending.FINISHED, beginning))))
			.as("others may have left no room")
			.hasSize(2);
	}

	private static Ran ran(Ending ending, Output stdout) {
		return new Ran(ending, null, stdout, Output.NOTHING, null, 1, 1, 1);
	}

	@Test
	void everyReasonIsOverload() {
		assertThat(Runs.isOverload(Runs.late(JudgementState.QUEUED, OVER))).isTrue();
		assertThat(Runs.isOverload(Runs.late(JudgementState.RUNNING, OVER))).isTrue();
	}

}
