package dev.gavel.value;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Room in the heap of this JVM for decoded values, which take some fifty times the memory
 * of their text. Threads that find no room wait in the order of their arrival. A thread
 * that needs more than there is gets all of it.
 *
 * <p>
 * A thread must take room before it locks anything that others may lock, and must close
 * it. A thread that takes more while it has some gives that back and waits for all of it
 * together. Otherwise two threads could wait for each other.
 */
public final class DecodingRoom implements AutoCloseable {

	/** Fifty times this part is a quarter of the heap. */
	private static final int PART_OF_HEAP = 200;

	private static final int LITTLE_BYTES = 16 * 1024;

	private static final int BYTES_PER_PERMIT = 1024;

	private static final int PERMITS = (int) Math.max(1,
			Math.min(Integer.MAX_VALUE, Runtime.getRuntime().maxMemory() / PART_OF_HEAP / BYTES_PER_PERMIT));

	private static final Semaphore ROOM = new Semaphore(PERMITS, true);

	private static final ThreadLocal<@Nullable DecodingRoom> LAST = new ThreadLocal<>();

	private final @Nullable DecodingRoom former = LAST.get();

	private int permits;

	private DecodingRoom(long bytes) {
		long wanted = isLittle(bytes) ? 0 : bytes / BYTES_PER_PERMIT;
		if (wanted > 0 && former != null) {
			wanted += former.giveBack();
		}
		this.permits = (int) Math.min(PERMITS, wanted);
	}

	/**
	 * Whether this is as little as most requests and results have, which is not counted.
	 */
	public static boolean isLittle(long bytes) {
		return bytes <= LITTLE_BYTES;
	}

	/**
	 * @param bytes of the text to be decoded
	 * @return must be closed when the decoded values are no longer needed
	 */
	public static DecodingRoom take(long bytes) {
		DecodingRoom room = new DecodingRoom(bytes);
		// Acquiring 0 permits would wait behind threads that need more.
		if (room.permits > 0) {
			ROOM.acquireUninterruptibly(room.permits);
			LAST.set(room);
		}
		return room;
	}

	/** Does the same as {@link #take}, unless the thread is interrupted. */
	public static DecodingRoom takeInterruptibly(long bytes) throws InterruptedException {
		DecodingRoom room = new DecodingRoom(bytes);
		if (room.permits > 0) {
			ROOM.acquire(room.permits);
			LAST.set(room);
		}
		return room;
	}

	/**
	 * Does the same as {@link #takeInterruptibly}, unless that takes too long.
	 * @return null when there was no room in time
	 */
	public static @Nullable DecodingRoom takeWithin(Duration patience, long bytes) throws InterruptedException {
		DecodingRoom room = new DecodingRoom(bytes);
		if (room.permits > 0) {
			if (!ROOM.tryAcquire(room.permits, patience.toMillis(), TimeUnit.MILLISECONDS)) {
				return null;
			}
			LAST.set(room);
		}
		return room;
	}

	private int giveBack() {
		int given = permits;
		permits = 0;
		ROOM.release(given);
		return given;
	}

	@Override
	public void close() {
		giveBack();
		if (LAST.get() == this) {
			LAST.set(former);
		}
	}

}
