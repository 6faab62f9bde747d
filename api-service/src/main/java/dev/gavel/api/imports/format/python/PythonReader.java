package dev.gavel.api.imports.format.python;

import dev.gavel.api.access.Caller;
import dev.gavel.api.imports.format.UnreadableFileException;
import java.util.List;

/** Has Python parse sources, and runs none of them. */
public interface PythonReader {

	/** The longest source, in characters. */
	int MOST_CHARACTERS = 400_000;

	/**
	 * Waits until they are parsed. Not to be called in a transaction.
	 * @param sources together not much longer than one may be
	 * @param caller who imports them
	 * @return an outline of each
	 * @throws UnreadableFileException when no worker has parsed them; the message says
	 * why
	 */
	List<Outline> read(List<Source> sources, Caller caller) throws UnreadableFileException;

	/**
	 * A source of Python.
	 *
	 * @param entry the function that its asserts call, unless they are in a function
	 * {@code check(candidate)}
	 */
	record Source(String text, String entry) {

		/** Returns a source in which nothing is asserted. */
		public static Source of(String text) {
			return new Source(text, "");
		}

	}

}
