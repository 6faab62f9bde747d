package dev.gavel.benchmarks.installation;

import dev.gavel.run.EnvironmentName;
import dev.gavel.value.Value.IntValue;
import dev.gavel.value.ValueCodec;
import dev.gavel.worker.sandbox.CapturedText;
import dev.gavel.worker.sandbox.Printout;
import dev.gavel.worker.sandbox.Program;
import dev.gavel.worker.sandbox.RunInput;
import dev.gavel.worker.sandbox.RunLimits;
import dev.gavel.worker.sandbox.RunOutcome;
import dev.gavel.worker.sandbox.RunResult;
import dev.gavel.worker.sandbox.Sandbox;
import dev.gavel.worker.sandbox.SandboxFacts;
import dev.gavel.worker.sandbox.SandboxFailure;
import dev.gavel.worker.sandbox.SandboxPair;
import dev.gavel.worker.sandbox.SandboxSession;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Takes a program for a duration in ISO-8601, such as {@code PT0.2S}, sleeps that long
 * and returns 0.
 */
final class SleepingSandbox implements Sandbox {

	private static final SandboxFacts FACTS = new SandboxFacts("sleeping", "1", "none", "0", "0", "0", null);

	@Override
	public SandboxSession open(Program program, RunLimits limits) {
		return new Session(Duration.parse(program.source()));
	}

	@Override
	public Optional<SandboxSession> openIdle(Program program, RunLimits limits, int others) {
		return Optional.empty();
	}

	@Override
	public SandboxPair openPair(Program first, RunLimits firstLimits, Program second, RunLimits secondLimits) {
		throw new UnsupportedOperationException("no benchmark has interactive questions");
	}

	@Override
	public Set<String> environments() {
		return Set.of(EnvironmentName.DEFAULT);
	}

	@Override
	public boolean isWarm() {
		return true;
	}

	@Override
	public int readyCells() {
		return 1;
	}

	@Override
	public SandboxFacts facts(String environment) {
		return FACTS;
	}

	private record Session(Duration length) implements SandboxSession {

		@Override
		public RunResult load() throws SandboxFailure {
			return run(new byte[0]);
		}

		@Override
		public RunResult run(RunInput input, Printout printed) throws SandboxFailure {
			try {
				new CountDownLatch(1).await(length.toNanos(), TimeUnit.NANOSECONDS);
			}
			catch (InterruptedException ex) {
				throw new SandboxFailure("woken up", ex);
			}
			return new RunResult(RunOutcome.RETURNED, ValueCodec.encode(IntValue.of(0)), null, List.of(), null, null,
					true, 0, length.toNanos() / 1000, 0, CapturedText.EMPTY, CapturedText.EMPTY);
		}

		@Override
		public void close() {
			// Holds nothing.
		}

	}

}
