package dev.gavel.worker.judging;

import dev.gavel.value.DecodingRoom;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Semaphore;
import org.springframework.util.unit.DataSize;

/**
 * Room in the heap of this JVM for a large test: its values and the program's answer.
 * Large tests wait for each other in the order of their arrival; other tests pass. A test
 * that needs more than there is gets all of it.
 *
 * <p>
 * A slot takes this room first, then its {@link dev.gavel.worker.testrun.RunPermits
 * permit} to run the test, and after that {@link DecodingRoom room to decode}. A slot
 * that has one of the later two never waits for an earlier one, so slots cannot wait for
 * each other.
 */
final class TestRoom implements AutoCloseable {

	/** Tests with at most this much never wait. */
	static final long LARGE_BYTES = DataSize.ofMegabytes(1).toBytes();

	private static final int PART_OF_HEAP = 4;

	private static final int BYTES_PER_PERMIT = 1024;

	private static final int PERMITS = (int) Math.max(1,
			Math.min(Integer.MAX_VALUE, Runtime.getRuntime().maxMemory() / PART_OF_HEAP / BYTES_PER_PERMIT));

	private static final Semaphore ROOM = new Semaphore(PERMITS, true);

	private final int permits;

	private TestRoom(int permits) {
		this.permits = permits;
	}

	/**
	 * @param bytes of the test's values
	 * @param answerBytes the most that the program may answer
	 * @return must be closed when the test and its answer are no longer needed
	 * @throws CancellationException when the thread is interrupted while it waits
	 */
	static TestRoom take(long bytes, long answerBytes) {
		TestRoom room = new TestRoom(
				(bytes <= LARGE_BYTES) ? 0 : (int) Math.min(PERMITS, (bytes + answerBytes) / BYTES_PER_PERMIT));
		try {
			// Acquiring 0 permits would wait behind large tests.
			if (room.permits > 0) {
				ROOM.acquire(room.permits);
			}
			return room;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new CancellationException("interrupted while waiting for room for a large test");
		}
	}

	/**
	 * Returns room for as many bytes of encoded values.
	 * @throws CancellationException when the thread is interrupted while it waits
	 */
	static DecodingRoom toDecode(long bytes) {
		try {
			return DecodingRoom.takeInterruptibly(bytes);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new CancellationException("interrupted while waiting for room to decode a result");
		}
	}

	@Override
	public void close() {
		ROOM.release(permits);
	}

}
