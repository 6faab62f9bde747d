package dev.gavel.worker.suite;

import com.google.common.io.ByteStreams;
import dev.gavel.message.ContentHash;
import dev.gavel.message.SuiteIndex;
import dev.gavel.message.UnreadableMessage;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;

/**
 * A file without a name, for one suite. Nobody else can open it, and nothing is left of
 * it when this process ends, however it ends.
 */
final class SuiteFile implements Closeable {

	private static final int BUFFER_BYTES = 64 * 1024;

	private final Path folder;

	private final RandomAccessFile file;

	private final MessageDigest digest = ContentHash.begin();

	SuiteFile(Path folder, RandomAccessFile file) {
		this.folder = folder;
		this.file = file;
	}

	/**
	 * @throws SuiteFolderUnfit when the folder takes no file
	 */
	static SuiteFile in(Path folder) {
		try {
			return new SuiteFile(folder, open(Files.createTempFile(folder, "gavel-suite-", null)));
		}
		catch (IOException ex) {
			throw new SuiteFolderUnfit(folder, ex);
		}
	}

	private static RandomAccessFile open(Path named) throws IOException {
		try {
			return new RandomAccessFile(named.toFile(), "rw");
		}
		finally {
			Files.delete(named);
		}
	}

	/**
	 * Reads to the end of the stream.
	 * @throws IOException when the stream fails or has more bytes than expected
	 * @throws SuiteFolderUnfit when the bytes cannot be written
	 */
	void receive(InputStream sent, long maxBytes) throws IOException {
		InputStream limited = ByteStreams.limit(sent, maxBytes);
		byte[] buffer = new byte[BUFFER_BYTES];
		for (int read = limited.read(buffer); read >= 0; read = limited.read(buffer)) {
			digest.update(buffer, 0, read);
			write(buffer, read);
		}
		if (sent.read() >= 0) {
			throw new IOException("expected at most %,d bytes, found more".formatted(maxBytes));
		}
	}

	private void write(byte[] bytes, int length) {
		try {
			file.write(bytes, 0, length);
		}
		catch (IOException ex) {
			throw new SuiteFolderUnfit(folder, ex);
		}
	}

	/**
	 * Returns the suite, which closes the file.
	 * @throws SuiteUnavailable when the file holds anything else
	 */
	FetchedSuite suite(String hash) throws SuiteUnavailable {
		if (!ContentHash.end(digest).equals(hash)) {
			throw new SuiteUnavailable("the API sent something other than test suite " + hash, null);
		}
		try {
			file.seek(0);
			return new FetchedSuite(SuiteIndex.of(new BufferedInputStream(new FileInputStream(file.getFD()))), file);
		}
		catch (IOException | UnreadableMessage ex) {
			throw new SuiteUnavailable("test suite %s cannot be read: %s".formatted(hash, ex.getMessage()), ex);
		}
	}

	@Override
	public void close() {
		try {
			file.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
