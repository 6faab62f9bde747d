package dev.gavel.worker.output;

import dev.gavel.message.JudgeJob;
import java.io.IOException;
import java.io.InputStream;

/** Takes what has no room in a report. */
public interface OutputStore {

	/** Takes nothing. */
	OutputStore NOWHERE = (job, place, output) -> false;

	/**
	 * Stores an output in place of an earlier one.
	 * @return whether it is stored; if not, the caller stores no more outputs of this
	 * attempt
	 */
	boolean put(JudgeJob job, Place place, Output output);

	/**
	 * @param test from 1
	 * @param stream stdout or stderr
	 */
	record Place(int test, String stream) {
	}

	/** Bytes that may be read any number of times. */
	interface Output {

		/** Returns how many there are. */
		int size();

		InputStream open() throws IOException;

	}

}
