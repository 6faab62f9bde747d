package dev.gavel.worker.testrun;

import dev.gavel.worker.sandbox.Printout;
import java.io.ByteArrayOutputStream;

/** Keeps what a program prints, unless that is too much. */
final class KeptOutput extends Printout {

	private final int mostBytes;

	private final ByteArrayOutputStream kept = new ByteArrayOutputStream();

	private boolean tooMuch;

	KeptOutput(int mostBytes) {
		this.mostBytes = mostBytes;
	}

	@Override
	public void clear() {
		kept.reset();
		tooMuch = false;
	}

	@Override
	public void write(int single) {
		write(new byte[] { (byte) single }, 0, 1);
	}

	@Override
	public void write(byte[] bytes, int offset, int length) {
		tooMuch |= kept.size() + length > mostBytes;
		if (!tooMuch) {
			kept.write(bytes, offset, length);
		}
	}

	boolean isTooMuch() {
		return tooMuch;
	}

	byte[] bytes() {
		return kept.toByteArray();
	}

}
