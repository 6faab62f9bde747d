package dev.gavel.worker.suite;

import dev.gavel.message.SuiteHead;
import dev.gavel.message.SuiteIndex;
import dev.gavel.scoring.TestScoring;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;

/**
 * A suite in a file that has no name any more: it is gone once the cache and all jobs
 * have closed it, or this process has ended.
 */
final class FetchedSuite implements OpenSuite {

	private final SuiteIndex index;

	/** Unlike a channel, it stays open when a thread is interrupted while it reads. */
	private final RandomAccessFile file;

	private final long bytes;

	private int users = 1;

	/**
	 * @param file closed by the last user
	 */
	FetchedSuite(SuiteIndex index, RandomAccessFile file) throws IOException {
		this.index = index;
		this.file = file;
		this.bytes = file.length();
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

	private synchronized byte[] read(long from, int length) {
		byte[] read = new byte[length];
		try {
			file.seek(from);
			file.readFully(read);
			return read;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
