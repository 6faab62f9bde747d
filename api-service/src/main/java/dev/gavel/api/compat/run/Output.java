package dev.gavel.api.compat.run;

import dev.gavel.printed.Printed;
import dev.gavel.printed.PrintedBytes;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/**
 * What a program wrote to a stream. What has no room in reports is read each time that it
 * is asked for, so that many outputs together take no memory.
 */
public final class Output {

	public static final Output NOTHING = new Output(new byte[0], false);

	private final Supplier<byte[]> bytes;

	/** How many the program wrote. */
	private final long printed;

	private final boolean stored;

	private Output(Supplier<byte[]> bytes, long printed, boolean stored) {
		this.bytes = bytes;
		this.printed = printed;
		this.stored = stored;
	}

	/**
	 * @param cut whether the program wrote more
	 */
	public Output(byte[] bytes, boolean cut) {
		this(() -> bytes, cut ? bytes.length + 1L : bytes.length, false);
	}

	/** Returns what was written as text. */
	public static Output of(String text) {
		return new Output(text.getBytes(StandardCharsets.UTF_8), false);
	}

	/**
	 * @param stored reads what is stored beside the report
	 */
	static Output of(PrintedBytes reported, Supplier<byte[]> stored) {
		if (reported.stored()) {
			return new Output(stored, reported.bytes(), true);
		}
		byte[] kept = reported.decoded();
		return new Output(() -> kept, reported.bytes(), false);
	}

	public byte[] bytes() {
		return bytes.get();
	}

	/** Returns it as text; what is not UTF-8 becomes U+FFFD. */
	public String text() {
		return new String(bytes(), StandardCharsets.UTF_8);
	}

	/** Returns how many bytes the program wrote. */
	public long size() {
		return printed;
	}

	public boolean isCut() {
		return bytes().length < printed;
	}

	/** Whether it is read only when it is asked for, because it is long. */
	boolean isLong() {
		return stored;
	}

	/** Whether there would be more of it if there were no other tests. */
	boolean isCutByOthers() {
		return !stored && bytes().length < Math.min(printed, Printed.MOST_BYTES);
	}

}
