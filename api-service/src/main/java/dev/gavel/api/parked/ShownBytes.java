package dev.gavel.api.parked;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Bytes as text that cannot forge a line of a log. */
public final class ShownBytes {

	private static final int LENGTH = 200;

	private ShownBytes() {
	}

	/** The beginning of them. */
	public static String of(byte @Nullable [] bytes) {
		if (bytes == null) {
			return "(nothing)";
		}
		StringBuilder text = new StringBuilder();
		for (byte b : Arrays.copyOf(bytes, Math.min(bytes.length, LENGTH))) {
			boolean printable = b >= ' ' && b < 0x7f && b != '\\';
			text.append(printable ? String.valueOf((char) b) : "\\x%02x".formatted(b));
		}
		return text.toString();
	}

}
