package dev.gavel.worker.testrun;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.worker.sandbox.CapturedText;
import dev.gavel.worker.sandbox.Printout;
import dev.gavel.worker.sandbox.RunInput;
import dev.gavel.worker.sandbox.RunLimits;
import dev.gavel.worker.sandbox.RunOutcome;
import dev.gavel.worker.sandbox.RunResult;
import dev.gavel.worker.sandbox.SandboxSession;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FairRunsTests {

	private static final RunLimits LIMITS = new RunLimits(Duration.ofMillis(1000), Duration.ofMillis(5000), 1 << 20,
			1000, 1000);

	private final RunPermits permits = new RunPermits();

	private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

	@Test
	void giveTimeToTellALittleTooSlowFromEndless() {
		assertThat(FairRuns.withSlack(LIMITS).cpuTime()).isEqualTo(Duration.ofMillis(1500));
		assertThat(FairRuns.withSlack(LIMITS).idleTime()).isEqualTo(LIMITS.idleTime());
	}

	@Test
	void repeatAloneWhatWasALittleTooSlowBesideAnother() throws Exception {
		FakeSession session = new FakeSession(result(RunOutcome.RETURNED, 1100), result(RunOutcome.RETURNED, 900));
		session.busyWorker = true;
		RunResult result = runs(session).run(new byte[0]);
		assertThat(result.outcome()).isEqualTo(RunOutcome.RETURNED);
		assertThat(result.cpuTimeMicros()).isEqualTo(900_000);
		assertThat(session.runs).isEqualTo(2);
		assertThat(repeated("false")).isOne();
	}

	@Test
	void callItTooSlowWhenItIsSoAloneAsWell() throws Exception {
		FakeSession session = new FakeSession(result(RunOutcome.RETURNED, 1100), result(RunOutcome.RETURNED, 1050));
		session.busyWorker = true;
		RunResult result = runs(session).run(new byte[0]);
		assertThat(result.outcome()).isEqualTo(RunOutcome.OUT_OF_TIME);
		assertThat(result.value()).isNull();
		assertThat(session.runs).isEqualTo(2);
		assertThat(repeated("true")).isOne();
	}

	@Test
	void repeatNothingOfASubmissionThatIsProvenSlow() throws Exception {
		FakeSession session = new FakeSession(result(RunOutcome.RETURNED, 1100), result(RunOutcome.RETURNED, 1050),
				result(RunOutcome.RETURNED, 1100), result(RunOutcome.RETURNED, 500));
		session.busyWorker = true;
		FairRuns runs = runs(session);
		runs.run(new byte[0]);
		assertThat(runs.run(new byte[0]).outcome()).isEqualTo(RunOutcome.OUT_OF_TIME);
		assertThat(runs.run(new byte[0]).outcome()).isEqualTo(RunOutcome.RETURNED);
		assertThat(session.runs).isEqualTo(4);
	}

	@ParameterizedTest
	@CsvSource({ "RETURNED, 999, true", "RAISED, 999, true", "OUT_OF_MEMORY, 999, true", "RETURNED, 1000, false",
			"OUT_OF_TIME, 1500, false", "IDLE_TOO_LONG, 10, false" })
	void keepNothingOfATestAheadThatWasTooSlow(RunOutcome outcome, long cpuMillis, boolean kept) throws Exception {
		FakeSession session = new FakeSession(result(outcome, cpuMillis));
		session.busyWorker = true;
		assertThat(runs(session).runAhead(RunInput.of(new byte[0]), Printout.NOWHERE).isPresent()).isEqualTo(kept);
		assertThat(session.runs).isOne();
	}

	@ParameterizedTest
	@CsvSource({ "RETURNED, 999, false, RETURNED, 1", "RETURNED, 1100, false, OUT_OF_TIME, 1",
			"RAISED, 1100, false, OUT_OF_TIME, 1", "IDLE_TOO_LONG, 700, false, IDLE_TOO_LONG, 1",
			"RETURNED, 999, true, RETURNED, 1", "OUT_OF_TIME, 1500, true, OUT_OF_TIME, 1",
			"IDLE_TOO_LONG, 999, true, IDLE_TOO_LONG, 1", "RAISED, 1000, true, OUT_OF_TIME, 2",
			"OUT_OF_MEMORY, 300, true, OUT_OF_MEMORY, 1" })
	void repeatOnlyWhatANeighborMayHaveSlowedDown(RunOutcome outcome, long cpuMillis, boolean busyWorker,
			RunOutcome expected, int expectedRuns) throws Exception {
		RunResult result = result(outcome, cpuMillis);
		FakeSession session = new FakeSession(result, result);
		session.busyWorker = busyWorker;
		assertThat(runs(session).run(new byte[0]).outcome()).isEqualTo(expected);
		assertThat(session.runs).isEqualTo(expectedRuns);
	}

	@ParameterizedTest
	@CsvSource({ "900, RETURNED, 2", "500, RETURNED, 2", "400, IDLE_TOO_LONG, 1" })
	void repeatWhatHadTooLittleTimeOnTheClockAlthoughItComputed(long cpuMillis, RunOutcome expected, int expectedRuns)
			throws Exception {
		FakeSession session = new FakeSession(result(RunOutcome.IDLE_TOO_LONG, cpuMillis),
				result(RunOutcome.RETURNED, 600));
		session.busyWorker = true;
		RunLimits onTheClock = new RunLimits(LIMITS.cpuTime(), LIMITS.cpuTime(), 1 << 20, 1000, 1000);
		FairRuns runs = new FairRuns(session, onTheClock, true, permits, meters);
		assertThat(runs.run(new byte[0]).outcome()).isEqualTo(expected);
		assertThat(session.runs).isEqualTo(expectedRuns);
	}

	@Test
	void repeatNothingThatSharesAProcessWithOtherTests() throws Exception {
		FakeSession session = new FakeSession(result(RunOutcome.RETURNED, 1100));
		session.busyWorker = true;
		FairRuns runs = new FairRuns(session, LIMITS, false, permits, meters);
		assertThat(runs.run(new byte[0]).outcome()).isEqualTo(RunOutcome.OUT_OF_TIME);
	}

	private FairRuns runs(SandboxSession session) {
		return new FairRuns(session, LIMITS, true, permits, meters);
	}

	private double repeated(String tooSlow) {
		return meters.counter("gavel.tests.repeated", "too.slow", tooSlow).count();
	}

	private static RunResult result(RunOutcome outcome, long cpuMillis) {
		return new RunResult(outcome, "1".getBytes(), null, List.of(), null, null, true, cpuMillis * 1000,
				cpuMillis * 1000, 1 << 20, CapturedText.EMPTY, CapturedText.EMPTY);
	}

	/** Ends its runs as it was told to; on a busy worker another test runs meanwhile. */
	private final class FakeSession implements SandboxSession {

		private final Deque<RunResult> results;

		private boolean busyWorker;

		private int runs;

		FakeSession(RunResult... results) {
			this.results = new ArrayDeque<>(List.of(results));
		}

		@Override
		public RunResult load() {
			return results.remove();
		}

		@Override
		public RunResult run(RunInput input, Printout printed) {
			boolean repeated = runs++ % 2 == 1;
			if (busyWorker && !repeated) {
				permits.beginBesideOthers().close();
			}
			return results.remove();
		}

		@Override
		public void close() {
			// Nothing is held.
		}

	}

}
