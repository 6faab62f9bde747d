package dev.gavel.api.imports.archive;

import dev.gavel.api.imports.format.ImportedFile;
import dev.gavel.api.imports.format.UnreadableFileException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.util.function.Supplier;
import java.util.zip.GZIPInputStream;

/** A file that was packed by gzip. */
final class GzipFile implements ImportedFile {

	private static final int BUFFER_BYTES = 64 * 1024;

	private final String path;

	private final Supplier<SeekableByteChannel> content;

	private final long size;

	private GzipFile(String path, Supplier<SeekableByteChannel> content, long size) {
		this.path = path;
		this.content = content;
		this.size = size;
	}

	/** Reads it once, because it does not say how large it is. */
	static GzipFile of(String name, Supplier<SeekableByteChannel> content, long mostUnpacked) throws IOException {
		GzipFile unknown = new GzipFile(name.replaceFirst("(?i)\\.gz$", ""), content, mostUnpacked);
		byte[] buffer = new byte[BUFFER_BYTES];
		long size = 0;
		try (InputStream stream = unknown.open()) {
			for (int read = stream.read(buffer); read >= 0; read = stream.read(buffer)) {
				size += read;
			}
		}
		return new GzipFile(unknown.path, content, size);
	}

	@Override
	public String path() {
		return path;
	}

	@Override
	public long size() {
		return size;
	}

	@Override
	public InputStream open() throws IOException {
		SeekableByteChannel channel = content.get();
		try {
			return new Bounded(new GZIPInputStream(Channels.newInputStream(channel), BUFFER_BYTES));
		}
		catch (IOException ex) {
			channel.close();
			throw unreadable(Archive.reason(ex));
		}
	}

	private UnreadableFileException unreadable(String reason) {
		return new UnreadableFileException("%s cannot be unpacked: %s.".formatted(path, reason));
	}

	/** Unpacks no more than it may have. */
	private final class Bounded extends FilterInputStream {

		private long count;

		Bounded(InputStream stream) {
			super(stream);
		}

		@Override
		public int read() throws IOException {
			byte[] one = new byte[1];
			return (read(one, 0, 1) < 0) ? -1 : one[0] & 0xff;
		}

		@Override
		public int read(byte[] bytes, int offset, int length) throws IOException {
			int read;
			try {
				read = super.read(bytes, offset, length);
			}
			catch (IOException ex) {
				throw unreadable(Archive.reason(ex));
			}
			count += Math.max(0, read);
			if (count > size) {
				throw unreadable("it has more than %,d bytes (gavel.imports.max-unpacked-size)".formatted(size));
			}
			return read;
		}

	}

}
