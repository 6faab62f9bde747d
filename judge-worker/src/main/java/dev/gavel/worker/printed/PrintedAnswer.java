package dev.gavel.worker.printed;

import dev.gavel.value.EncodedValue;
import dev.gavel.value.Value;
import dev.gavel.worker.comparison.TextSource;
import dev.gavel.worker.sandbox.Printout;
import dev.gavel.worker.suite.SuiteFolderUnfit;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What a program prints in one test after the other. The beginning is kept in memory, the
 * rest in a file without a name.
 */
public final class PrintedAnswer extends Printout {

	private static final int BYTES_IN_MEMORY = 1024 * 1024;

	private static final int LEAST_BYTES = 8192;

	private final Path folder;

	private byte[] beginning = new byte[LEAST_BYTES];

	private int size;

	private @Nullable RandomAccessFile file;

	/**
	 * @param folder where the file is
	 */
	public PrintedAnswer(Path folder) {
		this.folder = folder;
	}

	@Override
	public void clear() {
		size = 0;
	}

	public int size() {
		return size;
	}

	@Override
	public void write(int single) {
		write(new byte[] { (byte) single }, 0, 1);
	}

	/**
	 * @throws SuiteFolderUnfit when the folder cannot take it
	 */
	@Override
	public void write(byte[] bytes, int offset, int length) {
		int kept = Math.min(length, Math.max(0, BYTES_IN_MEMORY - size));
		if (kept > 0 && size + kept > beginning.length) {
			beginning = Arrays.copyOf(beginning,
					Math.min(BYTES_IN_MEMORY, Math.max(2 * beginning.length, size + kept)));
		}
		System.arraycopy(bytes, offset, beginning, Math.min(size, BYTES_IN_MEMORY), kept);
		if (kept < length) {
			writeToFile(bytes, offset + kept, length - kept, size + kept - BYTES_IN_MEMORY);
		}
		size += length;
	}

	private void writeToFile(byte[] bytes, int offset, int length, long position) {
		try {
			file = (file != null) ? file : open(folder);
			synchronized (file) {
				file.seek(position);
				file.write(bytes, offset, length);
			}
		}
		catch (IOException ex) {
			throw new SuiteFolderUnfit(folder, ex);
		}
	}

	private static RandomAccessFile open(Path folder) throws IOException {
		Path named = Files.createTempFile(folder, "gavel-printed-", null);
		try {
			return new RandomAccessFile(named.toFile(), "rw");
		}
		finally {
			Files.delete(named);
		}
	}

	/** Returns all of it as an encoded text. */
	public byte[] encoded() {
		try {
			return EncodedValue.ofText(open().readAllBytes()).toBytes();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Returns the first bytes of it as a text. */
	public Value beginning(int bytes) {
		try {
			return EncodedValue.ofText(open().readNBytes(bytes)).decode();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Returns all of it. It need not be closed. */
	public InputStream open() {
		InputStream first = new ByteArrayInputStream(beginning, 0, Math.min(size, BYTES_IN_MEMORY));
		return (size <= BYTES_IN_MEMORY) ? first : new SequenceInputStream(first, new Rest());
	}

	/** Returns all of it, until more is printed. */
	public TextSource text() {
		return new TextSource() {

			@Override
			public InputStream open() {
				return PrintedAnswer.this.open();
			}

			@Override
			public long atMostBytes() {
				return size;
			}

		};
	}

	@Override
	public void close() {
		try {
			if (file != null) {
				file.close();
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** What is in the file. */
	private final class Rest extends InputStream {

		private int position;

		@Override
		public int read() throws IOException {
			byte[] one = new byte[1];
			return (read(one, 0, 1) < 0) ? -1 : one[0] & 0xff;
		}

		@Override
		public int read(byte[] target, int offset, int length) throws IOException {
			int left = Math.min(length, size - BYTES_IN_MEMORY - position);
			if (left <= 0) {
				return -1;
			}
			int read = readAt(position, target, offset, left);
			position += read;
			return read;
		}

		/**
		 * Not by its channel, which an interrupt would close. A request that was given up
		 * may still read while the next one begins.
		 */
		private int readAt(int start, byte[] target, int offset, int length) throws IOException {
			synchronized (file) {
				file.seek(start);
				return file.read(target, offset, length);
			}
		}

	}

}
