package dev.gavel.worker.sandbox;

import java.io.OutputStream;

/**
 * Takes what a program prints in one test run.
 */
public abstract class Printout extends OutputStream {

	/** Keeps nothing. */
	public static final Printout NOWHERE = new Printout() {

		@Override
		public void clear() {
		}

		@Override
		public void write(int single) {
		}

		@Override
		public void write(byte[] bytes, int offset, int length) {
		}

	};

	/** Forgets what was printed: a run begins, or is repeated. */
	public abstract void clear();

}
