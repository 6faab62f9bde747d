package dev.gavel.api.question;

import dev.gavel.api.access.Caller;
import dev.gavel.message.ComparisonSpec.Checker;
import dev.gavel.message.ComparisonSpec.Interactor;
import dev.gavel.message.SuiteHead;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs an author's code in a cell, to find out whether it can be run. */
public interface CodeRun {

	/**
	 * Runs a prelude before an empty program, and waits until it has run. Not to be
	 * called in a transaction.
	 * @param settings of the question
	 * @param caller the author
	 * @return why it could not be run, if it could not
	 * @throws Failed when it does not compile, or did not run to its end
	 */
	Optional<String> runPrelude(SuiteHead head, RunSettings settings, Caller caller) throws Failed;

	/**
	 * Loads an interactor, and waits until that is done. Not to be called in a
	 * transaction.
	 * @param caller the author
	 * @return why it could not be loaded, if it could not
	 * @throws Failed when it does not compile, did not run to its end, or lacks a
	 * function that can be called
	 */
	Optional<String> loadInteractor(Interactor interactor, Caller caller) throws Failed;

	/**
	 * Loads a checker, and waits until that is done. Not to be called in a transaction.
	 * @param caller the author
	 * @return why it could not be loaded, if it could not
	 * @throws Failed when it does not compile, did not run to its end, or lacks a
	 * function that can be called
	 */
	Optional<String> loadChecker(Checker checker, Caller caller) throws Failed;

	/**
	 * Has Python compile code, and waits until that is done. Not to be called in a
	 * transaction.
	 * @param environment whose Python it is
	 * @param caller the author
	 * @return what is wrong with the first of those that do not compile, by their places
	 * in the list
	 * @throws NotRun when they could not be compiled
	 */
	Map<Integer, String> compile(List<Code> codes, String environment, Caller caller) throws NotRun;

	/** Code that is only compiled. */
	record Code(Language language, String text) {
	}

	/** What Python compiles. */
	enum Language {

		/** Statements of Python. */
		STATEMENTS,
		/** A regular expression. */
		PATTERN,
		/** A regular expression as a grader of CodeRunner reads it. */
		GRADER

	}

	/** Code was not run, for the reason that is the message. */
	class NotRun extends Exception {

		public NotRun(String reason) {
			super(reason);
		}

	}

	/** Code ended with an error, which is the message. */
	class Failed extends Exception {

		public Failed(String error) {
			super(error);
		}

	}

}
