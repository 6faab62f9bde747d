package dev.gavel.worker.suite;

import dev.gavel.message.SuiteHead;
import dev.gavel.message.SuiteIndex;
import dev.gavel.scoring.TestScoring;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A suite in a file that has no name any more: it is gone once the cache and all jobs
 * have closed it, or this process has ended.
 */
final class FetchedSuite implements OpenSuite {

	/** Suites of this size are kept in memory, too: most tests are small. */
	private static final int SMALL_BYTES = 16 * 1024;

	private final SuiteIndex index;

	/** Unlike a channel, it stays open when a thread is interrupted while it reads. */
	private final RandomAccessFile file;

	private final long bytes;

	/** Null unless the suite is small. */
	private final byte @Nullable [] small;

	private int users = 1;

	/**
	 * @param file closed by the last user
	 */
	FetchedSuite(SuiteIndex index, RandomAccessFile file) throws IOException {
		this.index = index;
		this.file = file;
		this.bytes = file.length();
		this.small = (bytes <= SMALL_BYTES) ? readFile(0, (int) bytes) : null;
	}

	/**
	 * Adds a user, who must close the suite.
	 * @return false when it is closed already
	 */
	synchronized boolean open() {
		if (users == 0) {
			return false;
		}
		users++;
		return true;
	}

	@Override
	public synchronized void close() {
		if (--users == 0) {
			try {
				file.close();
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}
	}

	long bytes() {
		return bytes;
	}

	@Override
	public SuiteHead head() {
		return index.head();
	}

	@Override
	public int size() {
		return index.places().size();
	}

	@Override
	public TestScoring scoring(int test) {
		return index.places().get(test - 1).scoring();
	}

	@Override
	public long bytes(int test) {
		return index.places().get(test - 1).bytes();
	}

	@Override
	public SuiteTest test(int test) {
		return index.places().get(test - 1).read(this::read);
	}

	private byte[] read(long from, int length) {
		if (small != null) {
			return Arrays.copyOfRange(small, (int) from, (int) from + length);
		}
		try {
			return readFile(from, length);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private synchronized byte[] readFile(long from, int length) throws IOException {
		byte[] read = new byte[length];
		file.seek(from);
		file.readFully(read);
		return read;
	}

}
