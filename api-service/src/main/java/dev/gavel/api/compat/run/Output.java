package dev.gavel.api.compat.run;

import java.nio.charset.StandardCharsets;

/** What a program wrote to a stream. */
public final class Output {

	public static final Output NOTHING = new Output(new byte[0], false);

	private final byte[] bytes;

	private final boolean cut;

	/**
	 * @param cut whether the program wrote more
	 */
	public Output(byte[] bytes, boolean cut) {
		this.bytes = bytes;
		this.cut = cut;
	}

	/** Returns what was written as text. */
	public static Output of(String text) {
		return new Output(text.getBytes(StandardCharsets.UTF_8), false);
	}

	/**
	 * @param printed how many bytes the program wrote
	 */
	static Output of(byte[] kept, long printed) {
		return new Output(kept, kept.length < printed);
	}

	public byte[] bytes() {
		return bytes;
	}

	/** Returns it as text; what is not UTF-8 becomes U+FFFD. */
	public String text() {
		return new String(bytes, StandardCharsets.UTF_8);
	}

	public boolean isCut() {
		return cut;
	}

}
