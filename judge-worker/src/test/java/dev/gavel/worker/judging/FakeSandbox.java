package dev.gavel.worker.judging;

import dev.gavel.run.EnvironmentName;
import dev.gavel.worker.WorkerProperties;
import dev.gavel.worker.output.OutputStore;
import dev.gavel.worker.sandbox.CapturedText;
import dev.gavel.worker.sandbox.Printout;
import dev.gavel.worker.sandbox.Program;
import dev.gavel.worker.sandbox.ProgramSignal;
import dev.gavel.worker.sandbox.RunInput;
import dev.gavel.worker.sandbox.RunLimits;
import dev.gavel.worker.sandbox.RunOutcome;
import dev.gavel.worker.sandbox.RunResult;
import dev.gavel.worker.sandbox.Sandbox;
import dev.gavel.worker.sandbox.SandboxFacts;
import dev.gavel.worker.sandbox.SandboxFailure;
import dev.gavel.worker.sandbox.SandboxPair;
import dev.gavel.worker.sandbox.SandboxSession;
import dev.gavel.worker.testrun.IdleSlots;
import dev.gavel.worker.testrun.RunPermits;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.tracing.Tracer;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.util.unit.DataSize;

/** Ends its runs with given outcomes; null means that the cell dies. */
public final class FakeSandbox implements Sandbox {

	private final Deque<Optional<RunOutcome>> outcomes = new ArrayDeque<>();

	final List<String> arguments = new ArrayList<>();

	int sessions;

	int loads;

	int open;

	int mostOpen;

	Program program;

	/** What programs return, but not checkers. */
	String value = "1";

	public FakeSandbox(RunOutcome... outcomes) {
		for (RunOutcome outcome : outcomes) {
			this.outcomes.add(Optional.ofNullable(outcome));
		}
	}

	/** Returns a judge that runs its programs here. */
	public Judge judge(int maxTimeouts) {
		JudgingProperties properties = new JudgingProperties(DataSize.ofKilobytes(1), DataSize.ofKilobytes(1),
				DataSize.ofKilobytes(1), 100, DataSize.ofKilobytes(1), DataSize.ofKilobytes(1), DataSize.ofKilobytes(1),
				maxTimeouts, true);
		WorkerProperties worker = new WorkerProperties("w", URI.create("http://localhost"), "t", 1,
				DataSize.ofKilobytes(1), Path.of("/tmp"), Duration.ZERO, Duration.ZERO);
		return new Judge(this, properties, worker, new RunPermits(), IdleSlots.NONE, OutputStore.NOWHERE,
				new SimpleMeterRegistry(), Tracer.NOOP);
	}

	@Override
	public SandboxSession open(Program program, RunLimits limits) {
		this.program = program;
		this.sessions++;
		this.mostOpen = Math.max(mostOpen, ++open);
		return new SandboxSession() {

			@Override
			public RunResult run(RunInput given, Printout printed) throws SandboxFailure {
				arguments.add(new String(given.arguments()));
				return next();
			}

			@Override
			public RunResult load() throws SandboxFailure {
				loads++;
				return next();
			}

			private RunResult next() throws SandboxFailure {
				RunOutcome outcome = outcomes.remove()
					.orElseThrow(() -> new SandboxFailure("the cell died", new IllegalStateException()));
				boolean called = outcome == RunOutcome.UNSERIALIZABLE_RESULT;
				String returned = program.settings().containsKey("reply") ? "1" : value;
				return new RunResult(outcome, returned.getBytes(), JudgeTests.SAID, List.of("said"), 1,
						ProgramSignal.of(11), called, 1000, 1000, 1 << 20, CapturedText.EMPTY,
						new CapturedText("said", false));
			}

			@Override
			public void close() {
				open--;
			}

		};
	}

	@Override
	public Optional<SandboxSession> openIdle(Program program, RunLimits limits, int others) {
		return Optional.empty();
	}

	@Override
	public SandboxPair openPair(Program first, RunLimits firstLimits, Program second, RunLimits secondLimits) {
		throw new UnsupportedOperationException();
	}

	@Override
	public Set<String> environments() {
		return Set.of(EnvironmentName.DEFAULT, "other");
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
		return new SandboxFacts("fake", "1", "NONE", "digest of " + environment, "3", "1", null);
	}

}
