package dev.gavel.worker.sandbox.oci.cell;

import dev.gavel.worker.sandbox.Program;
import dev.gavel.worker.sandbox.SandboxFailure;
import dev.gavel.worker.sandbox.SandboxPair;
import dev.gavel.worker.sandbox.oci.protocol.SupervisorChannel.Wire;
import java.io.IOException;

/**
 * Two sessions in leased cells, with pipes between them, which are the first cell's: one
 * either way for the tests, and one for the inits.
 */
public final class OciPair implements SandboxPair {

	private final OciSession first;

	private final OciSession second;

	public OciPair(OciSession first, OciSession second) {
		this.first = first;
		this.second = second;
	}

	public void begin(Program inFirst, Program inSecond) throws IOException {
		first.begin(inFirst);
		second.begin(inSecond);
		first.pipes().share(second.pipes());
	}

	/**
	 * The first looks whether the pipes are unused before the second opens them, and
	 * neither starts before both have.
	 */
	@Override
	public Interaction run(byte[] toFirst, byte[] toSecond) throws SandboxFailure {
		CellPipes pipes = first.pipes();
		first.wire(new Wire(pipes.name(1), pipes.name(0), pipes.name(3), pipes.name(2), true));
		first.awaitWires();
		second.wire(new Wire(pipes.name(0), pipes.name(1), pipes.name(2), pipes.name(3), false));
		second.awaitWires();
		first.start(toFirst);
		second.start(toSecond);
		return new Interaction(first.side(), second.side());
	}

	/**
	 * Where one side has died, the other may still be talking, and what is dying may
	 * still hold the pipes.
	 */
	@Override
	public void close() {
		try {
			first.pipes().withdraw(second.pipes());
			if (!first.alive() || !second.alive()) {
				doubt("a cell of its pair has died");
			}
		}
		catch (IOException ex) {
			doubt("its pipes stay: " + ex.getMessage());
		}
		finally {
			first.close();
			second.close();
		}
	}

	private void doubt(String reason) {
		first.doubt(reason);
		second.doubt(reason);
	}

}
