package dev.gavel.message;

import org.jspecify.annotations.Nullable;

/**
 * What went wrong in the user's program.
 *
 * @param type the exception's class, such as {@code ZeroDivisionError}
 * @param line in the user's source, from 1, when known
 * @param traceback of the user's own frames, when there is one
 */
public record ProgramError(String type, String message, @Nullable Integer line, @Nullable String traceback) {

	/** Returns all but the traceback, such as {@code KeyError: 'a', line 3}. */
	public String sentence() {
		return "%s: %s%s".formatted(type, message, (line != null) ? ", line " + line : "");
	}

}
