package dev.gavel.api.platform.upload;

import dev.gavel.message.ContentHash;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The parts of a form with files. They are on the disk until it is closed. */
public final class Upload implements AutoCloseable {

	private final Spool spool;

	private final List<Part> parts;

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
			digest.update(bytes(part));
		}
		return digest.digest();
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

	@Override
	public void close() {
		spool.close();
	}

}
