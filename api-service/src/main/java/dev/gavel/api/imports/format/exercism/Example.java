package dev.gavel.api.imports.format.exercism;

import dev.gavel.api.access.Caller;
import dev.gavel.api.imports.format.UnreadableFileException;
import dev.gavel.api.imports.format.python.Outline.Function;
import dev.gavel.api.imports.format.python.ReferenceCalls;
import dev.gavel.api.imports.format.python.TypedTests;
import java.io.IOException;
import java.util.List;

/**
 * The solution of a track.
 *
 * @param code empty without one
 * @param floats whether it may return floats
 * @param sender who imports it
 */
record Example(String code, boolean floats, ReferenceCalls calls, Caller sender) {

	/**
	 * Returns the exception that a function raises where canonical data want an error.
	 */
	String error() {
		return code.contains("(Exception)") ? "Exception" : "ValueError";
	}

	/**
	 * Returns the cases with which it agrees; all others are refused.
	 * @param guesses receives why nothing is known
	 */
	TypedTests agreeing(TypedTests cases, Function function, List<String> guesses) throws IOException {
		List<List<String>> arguments = AgreedCases.arguments(cases, function);
		if (code.isBlank() || arguments.isEmpty()) {
			return cases;
		}
		try {
			return new AgreedCases(cases, calls.call(code, function.name(), arguments, sender));
		}
		catch (UnreadableFileException ex) {
			guesses.add("Whether the track tests %s as its canonical data say is not known. %s"
				.formatted(function.name(), ex.getMessage()));
			return cases;
		}
	}

}
