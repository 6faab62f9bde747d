package dev.gavel.benchmarks.micro;

import dev.gavel.run.EnvironmentName;
import dev.gavel.worker.sandbox.CapturedText;
import dev.gavel.worker.sandbox.Program;
import dev.gavel.worker.sandbox.RunLimits;
import dev.gavel.worker.sandbox.RunOutcome;
import dev.gavel.worker.sandbox.RunResult;
import dev.gavel.worker.sandbox.Sandbox;
import dev.gavel.worker.sandbox.SandboxFacts;
import dev.gavel.worker.sandbox.SandboxSession;
import java.util.List;
import java.util.Set;

/**
 * Runs nothing: each run returns the same at once.
 *
 * @param encoded the returned value, as programs' values come out of cells
 */
record ReturningSandbox(byte[] encoded) implements Sandbox, SandboxSession {

	private static final SandboxFacts FACTS = new SandboxFacts("none", "1", "none", "0", "0", "0");

	@Override
	public SandboxSession open(Program program, RunLimits limits) {
		return this;
	}

	@Override
	public RunResult run(byte[] arguments) {
		return new RunResult(RunOutcome.RETURNED, encoded, null, List.of(), null, null, true, 0, 0, 0,
				CapturedText.EMPTY, CapturedText.EMPTY);
	}

	@Override
	public RunResult load() {
		return run(new byte[0]);
	}

	@Override
	public Set<String> environments() {
		return Set.of(EnvironmentName.DEFAULT);
	}

	@Override
	public SandboxFacts facts(String environment) {
		return FACTS;
	}

	@Override
	public void close() {
		// Holds nothing.
	}

}
