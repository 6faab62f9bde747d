package dev.gavel.worker.sandbox;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What a program wrote to one stream.
 *
 * @param bytes should be UTF-8, but may be anything
 * @param truncated the stream's limit was reached; the bytes are its beginning
 */
public record CapturedText(byte[] bytes, boolean truncated) {

	public static final CapturedText EMPTY = new CapturedText("", false);

	public CapturedText(String text, boolean truncated) {
		this(text.getBytes(StandardCharsets.UTF_8), truncated);
	}

	/** Returns it as text, in which bytes that are no UTF-8 are replaced. */
	public String text() {
		return new String(bytes, StandardCharsets.UTF_8);
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof CapturedText that && Arrays.equals(bytes, that.bytes) && truncated == that.truncated;
	}

	@Override
	public int hashCode() {
		return Arrays.hashCode(bytes);
	}

	@Override
	public String toString() {
		return text() + (truncated ? "…" : "");
	}

}
