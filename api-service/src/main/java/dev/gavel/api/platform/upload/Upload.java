package dev.gavel.api.platform.upload;

import dev.gavel.message.ContentHash;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** The parts of a form with files. They are on the disk until it is closed. */
public final class Upload implements AutoCloseable {

	private static final int BYTES_AT_ONCE = 64 * 1024;

	private final Spool spool;

	private final List<Part> parts;

	private final AtomicBoolean closed = new AtomicBoolean();

	Upload(Spool spool, List<Part> parts) {
		this.spool = spool;
		this.parts = List.copyOf(parts);
	}

	/**
	 * A field of the form, or a file.
	 *
	 * @param fileName null for a field; inside an archive with its folders
	 * @param size in bytes
	 */
	public record Part(String field, @Nullable String fileName, long from, int size) {
	}

	/** Returns the parts in the order in which they were sent. */
	public List<Part> parts() {
		return parts;
	}

	/** Returns the bytes of all parts together. */
	public long size() {
		return parts.stream().mapToLong(Part::size).sum();
	}

	/** Returns the hash of all parts, whatever is between them. */
	public byte[] hash() {
		MessageDigest digest = ContentHash.begin();
		for (Part part : parts) {
			String head = "%s\n%s\n%d\n".formatted(part.field(), part.fileName(), part.size());
			digest.update(head.getBytes(StandardCharsets.UTF_8));
			update(digest, part);
		}
		return digest.digest();
	}

	/** Returns the hash of the bytes of a part: 64 hexadecimal digits. */
	public String hash(Part part) {
		MessageDigest digest = ContentHash.begin();
		update(digest, part);
		return ContentHash.end(digest);
	}

	private void update(MessageDigest digest, Part part) {
		ByteBuffer some = ByteBuffer.allocate(BYTES_AT_ONCE);
		try (SeekableByteChannel channel = channel(part)) {
			while (channel.read(some.clear()) >= 0) {
				digest.update(some.flip());
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Opens a part for reading. Several may be open, also of the same part. */
	public SeekableByteChannel channel(Part part) {
		return new PartChannel(spool.file(), part.from(), part.size());
	}

	public byte[] bytes(Part part) {
		ByteBuffer bytes = ByteBuffer.allocate(part.size());
		try {
			FileChannel file = spool.file();
			while (bytes.hasRemaining() && file.read(bytes, part.from() + bytes.position()) >= 0) {
				// Reads on.
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return bytes.array();
	}

	/** Has no effect when it is closed already. */
	@Override
	public void close() {
		if (closed.compareAndSet(false, true)) {
			spool.close();
		}
	}

}
