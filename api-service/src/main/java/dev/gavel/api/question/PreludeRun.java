package dev.gavel.api.question;

import dev.gavel.api.access.Caller;
import dev.gavel.message.SuiteHead;
import java.util.Optional;

/** Runs a prelude in a cell, before an empty program. */
public interface PreludeRun {

	/**
	 * Waits until it has run. Not to be called in a transaction.
	 * @param settings of the question
	 * @param caller the author
	 * @return why it could not be run, if it could not
	 * @throws Failed when it does not compile, or did not run to its end
	 */
	Optional<String> run(SuiteHead head, RunSettings settings, Caller caller) throws Failed;

	/** A prelude ended with an error, which is the message. */
	class Failed extends Exception {

		public Failed(String error) {
			super(error);
		}

	}

}
