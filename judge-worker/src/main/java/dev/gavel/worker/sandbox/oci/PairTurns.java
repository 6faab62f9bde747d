package dev.gavel.worker.sandbox.oci;

import dev.gavel.worker.sandbox.SandboxUnavailable;
import dev.gavel.worker.sandbox.oci.cell.Cell;
import dev.gavel.worker.sandbox.oci.cell.CellPool;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Leases two cells for one job. Only the job whose turn it is may hold a cell while it
 * waits for another; jobs that have one or both never wait for more. So no two jobs wait
 * for each other's cell.
 */
final class PairTurns {

	private static final int PAIR = 2;

	private final ReentrantLock turn = new ReentrantLock(true);

	private final Duration timeout;

	PairTurns(Duration timeout) {
		this.timeout = timeout;
	}

	/** Two leased cells. */
	record Cells(Cell first, Cell second) {
	}

	/**
	 * @throws SandboxUnavailable neither is leased
	 */
	Cells lease(CellPool firstPool, CellPool secondPool) throws SandboxUnavailable {
		if (firstPool == secondPool && firstPool.size() < PAIR) {
			throw new SandboxUnavailable(
					"an interaction needs two cells at once, this worker has %d; set gavel.sandbox.spare-cells to 1 or more"
						.formatted(firstPool.size()),
					null);
		}
		awaitTurn();
		try {
			return leaseBoth(firstPool, secondPool);
		}
		finally {
			turn.unlock();
		}
	}

	private void awaitTurn() throws SandboxUnavailable {
		try {
			if (!turn.tryLock(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
				throw new SandboxUnavailable(
						"expected a turn to lease two cells within %s, but %d other jobs wait for one; the job will be tried again"
							.formatted(timeout, turn.getQueueLength()),
						null);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new CancellationException("interrupted while waiting for two free cells");
		}
	}

	private static Cells leaseBoth(CellPool firstPool, CellPool secondPool) throws SandboxUnavailable {
		Cell first = firstPool.lease();
		Cell second = null;
		try {
			second = secondPool.lease();
			return new Cells(first, second);
		}
		finally {
			if (second == null) {
				firstPool.giveBack(first);
			}
		}
	}

}
