package dev.gavel.worker.interaction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.worker.sandbox.CapturedText;
import dev.gavel.worker.sandbox.RunLimits;
import dev.gavel.worker.sandbox.RunOutcome;
import dev.gavel.worker.sandbox.RunResult;
import dev.gavel.worker.sandbox.SandboxPair.Interaction;
import dev.gavel.worker.sandbox.Side;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class IdlingTests {

	private final Idling idling = new Idling(
			new RunLimits(Duration.ofMillis(100), Duration.ofMillis(2_000), 1 << 20, 1, 1));

	@Test
	void addsUpTestsThatEndJustInTime() {
		add(side(1_900, 1_900, 10, 0), side(1_900, 1_900, 10, 0));
		assertThat(idling.times()).isZero();
		add(side(10, 10, 10, 0), side(1_900, 1_900, 10, 0));
		assertThat(idling.times()).isOne();
	}

	@Test
	void countsNeitherComputingNorWaitingForAProcessor() {
		for (int i = 0; i < 100; i++) {
			add(side(1_900, 1_900, 700, 500), side(1_900, 1_900, 300, 300));
		}
		assertThat(idling.times()).isZero();
	}

	@Test
	void leavesOutHowLongTheOtherTookToBegin() {
		for (int i = 0; i < 100; i++) {
			add(side(1_900, 100, 10, 0), side(1_900, 1_900, 10, 0));
		}
		assertThat(idling.times()).isZero();
	}

	@Test
	void leavesOutWhatCountsAsTooSlow() {
		add(new Side(result(RunOutcome.IDLE_TOO_LONG, 2_100, 1), 2_100_000_000L, 0, 0), side(2_100, 2_100, 10, 0));
		assertThat(idling.times()).isZero();
	}

	private void add(Side program, Side interactor) {
		idling.add(new Interaction(program, interactor));
	}

	private static Side side(int endedMillis, int wallMillis, int cpuMillis, int waitedMillis) {
		return new Side(result(RunOutcome.RETURNED, wallMillis, cpuMillis), endedMillis * 1_000_000L, 0,
				waitedMillis * 1000L);
	}

	private static RunResult result(RunOutcome outcome, int wallMillis, int cpuMillis) {
		return new RunResult(outcome, null, null, List.of(), null, null, true, cpuMillis * 1000L, wallMillis * 1000L,
				1 << 20, CapturedText.EMPTY, CapturedText.EMPTY);
	}

}
