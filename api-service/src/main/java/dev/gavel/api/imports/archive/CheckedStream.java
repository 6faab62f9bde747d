package dev.gavel.api.imports.archive;

import dev.gavel.api.imports.format.UnreadableFileException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;

/** Unpacks a file in an archive, as much as the archive says and no more. */
final class CheckedStream extends FilterInputStream {

	private final String path;

	private final long size;

	private final long expectedSum;

	private final CRC32 sum = new CRC32();

	private long count;

	CheckedStream(InputStream unpacked, String path, long size, long expectedSum) {
		super(unpacked);
		this.path = path;
		this.size = size;
		this.expectedSum = expectedSum;
	}

	@Override
	public int read() throws IOException {
		byte[] one = new byte[1];
		return (read(one, 0, 1) < 0) ? -1 : one[0] & 0xff;
	}

	@Override
	public int read(byte[] bytes, int offset, int length) throws IOException {
		int read = unpack(bytes, offset, length);
		if (read < 0) {
			require(count == size && sum.getValue() == expectedSum, "its content is not what the archive says");
			return -1;
		}
		count += read;
		require(count <= size, "it is larger than the archive says");
		sum.update(bytes, offset, read);
		return read;
	}

	private int unpack(byte[] bytes, int offset, int length) throws IOException {
		try {
			return super.read(bytes, offset, length);
		}
		catch (IOException | RuntimeException ex) {
			throw unreadable(Archive.reason(ex));
		}
	}

	private void require(boolean condition, String reason) throws UnreadableFileException {
		if (!condition) {
			throw unreadable(reason);
		}
	}

	private UnreadableFileException unreadable(String reason) {
		return new UnreadableFileException("%s cannot be unpacked: %s.".formatted(path, reason));
	}

	@Override
	public long skip(long wanted) throws IOException {
		return readNBytes((int) Math.min(wanted, 8192)).length;
	}

	@Override
	public boolean markSupported() {
		return false;
	}

}
