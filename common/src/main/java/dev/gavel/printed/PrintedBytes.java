package dev.gavel.printed;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Base64;
import java.util.Objects;

/**
 * What was printed to one stream.
 *
 * @param beginning the first bytes in Base64, as many as the report has room for
 * @param bytes how many were printed
 * @param stored whether the API has the rest as well, up to {@link Printed#MOST_BYTES}
 */
public record PrintedBytes(String beginning, long bytes, boolean stored) {

	public static final PrintedBytes NOTHING = of(new byte[0], 0);

	public PrintedBytes {
		Objects.requireNonNull(beginning, "beginning is null");
	}

	/** Creates one of which the API does not have the rest. */
	public static PrintedBytes of(byte[] beginning, long bytes) {
		return new PrintedBytes(Base64.getEncoder().encodeToString(beginning), bytes, false);
	}

	/** Returns the same, of which the API has the rest. */
	public PrintedBytes withRest() {
		return new PrintedBytes(beginning, bytes, true);
	}

	/**
	 * Returns the first bytes.
	 * @throws IllegalArgumentException when they are not in Base64
	 */
	public byte[] decoded() {
		return Base64.getDecoder().decode(beginning);
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
