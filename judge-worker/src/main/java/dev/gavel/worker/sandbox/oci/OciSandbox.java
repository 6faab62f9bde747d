package dev.gavel.worker.sandbox.oci;

import dev.gavel.worker.sandbox.Program;
import dev.gavel.worker.sandbox.RunLimits;
import dev.gavel.worker.sandbox.Sandbox;
import dev.gavel.worker.sandbox.SandboxFacts;
import dev.gavel.worker.sandbox.SandboxFailure;
import dev.gavel.worker.sandbox.SandboxSession;
import dev.gavel.worker.sandbox.SandboxUnavailable;
import java.io.IOException;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A {@link Sandbox} on leased cells.
 */
record OciSandbox(CellPool pool, SandboxProperties properties, SandboxFacts facts,
		CellWorkshop workshop) implements Sandbox, AutoCloseable {

	@Override
	public SandboxSession open(Program program, RunLimits limits) throws SandboxUnavailable, SandboxFailure {
		long maxBytes = properties.maxMemory().toBytes();
		if (limits.memoryBytes() > maxBytes) {
			throw new IllegalArgumentException("memoryBytes: expected at most %d (gavel.sandbox.max-memory), found %d"
				.formatted(maxBytes, limits.memoryBytes()));
		}
		Cell cell = pool.lease();
		OciSession session = new OciSession(cell, limits, properties.grace(), nonce(), pool::giveBack);
		try {
			session.begin(program);
			return session;
		}
		catch (IOException ex) {
			session.close();
			throw new SandboxFailure(ex.getMessage() + "; the program can be run in another cell", ex);
		}
	}

	private static String nonce() {
		return HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
	}

	@Override
	public void close() throws IOException {
		pool.close();
		workshop.close();
	}

}
