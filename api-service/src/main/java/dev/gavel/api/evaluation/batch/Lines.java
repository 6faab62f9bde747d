package dev.gavel.api.evaluation.batch;

import dev.gavel.api.access.Caller;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.ProblemType;
import dev.gavel.api.queue.Client;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a body line by line. Of a line that is too long only the beginning is kept. The
 * memory for long lines of all bodies together is bounded. A line takes it until the next
 * one is read, and twice: for its text, and for what its reader makes of it.
 */
final class Lines implements AutoCloseable {

	private static final int LITTLE_BYTES = 64 * 1024;

	private static final int READ_AT_ONCE = 16 * 1024;

	private final InputStream body;

	private final int most;

	private final Share memory;

	private final byte[] read = new byte[READ_AT_ONCE];

	private int next;

	private int end;

	private byte[] line = new byte[LITTLE_BYTES];

	private int length;

	private boolean tooLong;

	private long taken;

	/**
	 * @param most how many bytes of a line are kept
	 */
	Lines(InputStream body, int most, Share memory) {
		this.body = body;
		this.most = most;
		this.memory = memory;
	}

	/**
	 * Returns the next line without its end, or null at the end of the body. The one
	 * before must no longer be needed.
	 * @throws IOException when the connection breaks; a line that has not ended is lost
	 */
	byte @Nullable [] next() throws IOException {
		close();
		length = 0;
		tooLong = false;
		while (next < end || fill()) {
			int from = next;
			while (next < end && read[next] != '\n') {
				next++;
			}
			keep(from, next);
			if (next < end) {
				next++;
				return line();
			}
		}
		return (length > 0 || tooLong) ? line() : null;
	}

	/** Whether the line was longer than what {@link #next} returned. */
	boolean isTooLong() {
		return tooLong;
	}

	/** Whether the next line may take a while to arrive. */
	boolean isIdle() throws IOException {
		return next == end && body.available() == 0;
	}

	private boolean fill() throws IOException {
		next = 0;
		end = Math.max(0, body.read(read));
		return end > 0;
	}

	private void keep(int from, int to) {
		int count = Math.min(to - from, most - length);
		tooLong |= count < to - from;
		if (length + count > line.length) {
			grow(Math.min(most, Math.max(length + count, 2 * line.length)));
		}
		System.arraycopy(read, from, line, length, count);
		length += count;
	}

	private void grow(int size) {
		memory.take(2L * size - taken);
		taken = 2L * size;
		line = Arrays.copyOf(line, size);
	}

	private byte[] line() {
		boolean carriageReturn = length > 0 && line[length - 1] == '\r';
		byte[] copy = Arrays.copyOf(line, carriageReturn ? length - 1 : length);
		if (line.length > LITTLE_BYTES) {
			line = new byte[LITTLE_BYTES];
		}
		return copy;
	}

	@Override
	public void close() {
		memory.free(taken);
		taken = 0;
	}

	/** Bounds what long lines take, and how much of that is of one caller. */
	static final class Memory {

		private static final int MOST_OF_ONE = 3;

		private final long most;

		private final long mostOfOne;

		private final Map<String, Long> taken = new HashMap<>();

		private long takenByAll;

		/**
		 * @param longest what a line may take, which is left to each caller
		 */
		Memory(long most, long longest) {
			this.most = most;
			this.mostOfOne = Math.max(longest, most / MOST_OF_ONE);
		}

		/** Returns the part of a caller. */
		Share of(Caller caller) {
			return new Share(this, Client.nameOf(caller), caller.isTrusted() ? most : mostOfOne);
		}

		private synchronized boolean take(Share share, long bytes) {
			long ofOne = taken.getOrDefault(share.owner(), 0L) + bytes;
			if (bytes > 0 && (ofOne > share.most() || takenByAll + bytes > most)) {
				return false;
			}
			takenByAll += bytes;
			if (ofOne == 0) {
				taken.remove(share.owner());
			}
			else {
				taken.put(share.owner(), ofOne);
			}
			return true;
		}

	}

	/** What the lines of one caller may take. */
	record Share(Memory memory, String owner, long most) {

		/**
		 * @throws Problem when there is no more
		 */
		void take(long bytes) {
			if (!memory.take(this, bytes)) {
				throw Problem.passing(ProblemType.UNAVAILABLE,
						"The service has no memory left for another long line at the moment. Try again later.",
						Duration.ofSeconds(5));
			}
		}

		void free(long bytes) {
			memory.take(this, -bytes);
		}

	}

}
