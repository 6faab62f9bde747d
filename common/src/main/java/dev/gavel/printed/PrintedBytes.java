package dev.gavel.printed;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Base64;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What was printed to one stream.
 *
 * @param beginning the first bytes in Base64, as many as the report has room for
 * @param bytes how many were printed
 * @param storedHash SHA-256 of what the API stores of it, from the first byte up to
 * {@link Printed#MOST_BYTES}; null if it stores nothing
 */
public record PrintedBytes(String beginning, long bytes,
		@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String storedHash) {

	public static final PrintedBytes NOTHING = of(new byte[0], 0);

	private static final int BYTES_OF_GROUP = 3;

	private static final int DIGITS_OF_GROUP = 4;

	public PrintedBytes {
		Objects.requireNonNull(beginning, "beginning is null");
	}

	/** Creates one of which the API stores nothing. */
	public static PrintedBytes of(byte[] beginning, long bytes) {
		return new PrintedBytes(Base64.getEncoder().encodeToString(beginning), bytes, null);
	}

	/** Returns the same, of which the API stores all that it keeps. */
	public PrintedBytes withRest(String hash) {
		return new PrintedBytes(beginning, bytes, hash);
	}

	/** Whether the API stores all that it keeps. */
	public boolean stored() {
		return storedHash != null;
	}

	/**
	 * Returns the first bytes.
	 * @throws IllegalArgumentException when they are not in Base64
	 */
	public byte[] decoded() {
		return Base64.getDecoder().decode(beginning);
	}

	/** Returns how many first bytes there are. */
	public int reported() {
		int padding = beginning.endsWith("==") ? 2 : beginning.endsWith("=") ? 1 : 0;
		return beginning.length() / DIGITS_OF_GROUP * BYTES_OF_GROUP - padding;
	}

	/** Whether the first bytes are in Base64. */
	@JsonIgnore
	public boolean isReadable() {
		try {
			decoded();
			return true;
		}
		catch (IllegalArgumentException ex) {
			return false;
		}
	}

}
