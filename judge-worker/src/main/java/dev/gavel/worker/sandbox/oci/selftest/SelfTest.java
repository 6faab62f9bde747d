package dev.gavel.worker.sandbox.oci.selftest;

import dev.gavel.worker.sandbox.RunLimits;
import dev.gavel.worker.sandbox.RunOutcome;
import dev.gavel.worker.sandbox.RunResult;
import dev.gavel.worker.sandbox.SandboxFailure;
import dev.gavel.worker.sandbox.oci.cell.Cell;
import dev.gavel.worker.sandbox.oci.cell.CellLauncher;
import dev.gavel.worker.sandbox.oci.cell.OciSession;
import dev.gavel.worker.sandbox.oci.host.SandboxProperties;
import dev.gavel.worker.sandbox.oci.host.SandboxUnfit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * Checks isolation instead of assuming it: before a worker takes jobs, a real cell must
 * run an honest program and stop hostile ones.
 */
public record SelfTest(CellLauncher launcher, SandboxProperties properties) {

	private static final RunLimits LIMITS = new RunLimits(Duration.ofSeconds(20), Duration.ofSeconds(60), 16L << 20,
			1 << 16, 1 << 16);

	/** More than are forked. */
	private static final int MANY_TESTS = 10;

	/**
	 * Looks at one cell from outside and runs every probe in it.
	 * @return that cell, which has ended
	 * @throws SandboxUnfit a barrier is missing
	 */
	public Cell run() throws IOException {
		Cell cell = launcher.launch();
		try {
			new CellInspection(cell, launcher.runtime().mode()).check();
			for (Probe probe : Probe.values()) {
				if (probe.appliesTo(properties.cellUsers().isPresent())) {
					run(cell, probe);
				}
			}
			return cell;
		}
		finally {
			launcher.destroy(cell);
		}
	}

	/**
	 * First in a process that is forked, then in one that is to be set back, if cells do
	 * that.
	 */
	private void run(Cell cell, Probe probe) throws IOException {
		OciSession session = new OciSession(cell, LIMITS, properties.grace(), probe.name(), (done) -> {
		});
		session.begin(probe.program().forTests(MANY_TESTS));
		try {
			for (int turn = 0; turn < 2; turn++) {
				check(probe, session.run("[]".getBytes(StandardCharsets.UTF_8)));
			}
			cell.reset(properties.grace());
		}
		catch (SandboxFailure ex) {
			throw new IOException(ex.getMessage(), ex);
		}
	}

	private static void check(Probe probe, RunResult result) {
		String found = (result.outcome() == RunOutcome.RETURNED) ? new String(result.value(), StandardCharsets.UTF_8)
				: result.outcome().name();
		if (!found.equals(probe.expected())) {
			throw new SandboxUnfit("%s: expected %s, found %s%s; %s".formatted(probe.barrier(), probe.expected(), found,
					(result.error() != null) ? " (" + result.error().message() + ")" : "", probe.remedy()));
		}
	}

}
