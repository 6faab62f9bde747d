package dev.gavel.api.question.suite;

import java.io.OutputStream;
import java.util.Arrays;
import java.util.function.Consumer;

/** Cuts bytes into parts, so that only one part is in memory at a time. */
final class PartStream extends OutputStream {

	private final byte[] part = new byte[SuitePlan.PART_BYTES];

	private final Consumer<byte[]> parts;

	private int length;

	PartStream(Consumer<byte[]> parts) {
		this.parts = parts;
	}

	@Override
	public void write(int b) {
		write(new byte[] { (byte) b }, 0, 1);
	}

	@Override
	public void write(byte[] bytes, int offset, int count) {
		int from = offset;
		while (from < offset + count) {
			int some = Math.min(offset + count - from, part.length - length);
			System.arraycopy(bytes, from, part, length, some);
			length += some;
			from += some;
			if (length == part.length) {
				endPart();
			}
		}
	}

	/** Ends the current part, if it has begun. */
	void endPart() {
		if (length > 0) {
			parts.accept(Arrays.copyOf(part, length));
			length = 0;
		}
	}

}
