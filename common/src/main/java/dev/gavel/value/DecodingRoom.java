package dev.gavel.value;

import java.util.concurrent.Semaphore;

/**
 * Room in the heap of this JVM for values while they are decoded, which then take some
 * fifty times the memory of their text. Threads that find no room wait, in the order in
 * which they came; what needs more than there is gets all of it.
 *
 * <p>
 * A thread takes room before it locks anything that others may lock, and does not take
 * more while it has some: otherwise two could wait for each other.
 */
public final class DecodingRoom implements AutoCloseable {

	/** Fifty times that is a quarter of the heap. */
	private static final int PART_OF_HEAP = 200;

	/** What a request or a result mostly has is too little to be counted. */
	private static final int SMALL_BYTES = 16 * 1024;

	private static final int BYTES_PER_PERMIT = 1024;

	private static final int PERMITS = (int) Math.max(1,
			Math.min(Integer.MAX_VALUE, Runtime.getRuntime().maxMemory() / PART_OF_HEAP / BYTES_PER_PERMIT));

	private static final Semaphore ROOM = new Semaphore(PERMITS, true);

	private final int permits;

	private DecodingRoom(int permits) {
		this.permits = permits;
	}

	/**
	 * @param bytes of the text to be decoded
	 * @return to be closed when nothing of it is needed any more
	 */
	public static DecodingRoom take(long bytes) {
		int permits = (bytes <= SMALL_BYTES) ? 0 : (int) Math.min(PERMITS, bytes / BYTES_PER_PERMIT);
		// Not to wait for 0 behind those who wait for more.
		if (permits > 0) {
			ROOM.acquireUninterruptibly(permits);
		}
		return new DecodingRoom(permits);
	}

	@Override
	public void close() {
		ROOM.release(permits);
	}

}
