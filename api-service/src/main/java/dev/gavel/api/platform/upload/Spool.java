package dev.gavel.api.platform.upload;

import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.ProblemType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file for the parts of one upload. It has no name any more while it is open, so
 * nothing is left of it, even if the service is killed.
 */
final class Spool implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(Spool.class);

	private static final int BUFFER_BYTES = 64 * 1024;

	private final FileChannel file;

	private final Supplier<Problem> tooLarge;

	private final long maxBytes;

	private final AtomicLong bytesOfAll;

	private final long maxBytesOfAll;

	private long length;

	/**
	 * @param folder where it is
	 * @param tooLarge what is thrown beyond {@code maxBytes}
	 * @param bytesOfAll of all uploads that are open
	 */
	Spool(Path folder, Supplier<Problem> tooLarge, long maxBytes, AtomicLong bytesOfAll, long maxBytesOfAll) {
		this.file = open(folder);
		this.tooLarge = tooLarge;
		this.maxBytes = maxBytes;
		this.bytesOfAll = bytesOfAll;
		this.maxBytesOfAll = maxBytesOfAll;
	}

	private static FileChannel open(Path folder) {
		try {
			return FileChannel.open(Files.createTempFile(folder, "gavel-upload", null),
					Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE));
		}
		catch (IOException ex) {
			throw noRoom(ex);
		}
	}

	private static Problem noRoom(IOException cause) {
		logger.warn("An upload could not be written", cause);
		return noRoom();
	}

	private static Problem noRoom() {
		return Problem.passing(ProblemType.UNAVAILABLE,
				"The service has no room left for another upload at the moment. Try again later.",
				Duration.ofSeconds(5));
	}

	FileChannel file() {
		return file;
	}

	/** Returns how many bytes it has. */
	long length() {
		return length;
	}

	/**
	 * Appends what a stream has.
	 * @throws Problem when it is too much
	 */
	void append(InputStream stream) throws IOException {
		byte[] buffer = new byte[BUFFER_BYTES];
		for (int read = stream.read(buffer); read >= 0; read = stream.read(buffer)) {
			count(read);
			write(ByteBuffer.wrap(buffer, 0, read));
		}
	}

	private void write(ByteBuffer bytes) {
		try {
			while (bytes.hasRemaining()) {
				file.write(bytes);
			}
		}
		catch (IOException ex) {
			throw noRoom(ex);
		}
	}

	private void count(int bytes) {
		length += bytes;
		if (bytesOfAll.addAndGet(bytes) > maxBytesOfAll) {
			throw noRoom();
		}
		if (length > maxBytes) {
			throw tooLarge.get();
		}
	}

	@Override
	public void close() {
		bytesOfAll.addAndGet(-length);
		try {
			file.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
