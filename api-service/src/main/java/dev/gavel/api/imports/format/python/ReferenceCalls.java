package dev.gavel.api.imports.format.python;

import dev.gavel.api.access.Caller;
import dev.gavel.api.imports.format.UnreadableFileException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Calls a function of a reference solution, in a cell in which nothing else runs. */
public interface ReferenceCalls {

	/**
	 * Waits until all calls have ended. Not to be called in a transaction.
	 * @param calls the arguments of each call, as literals
	 * @param caller who imports the solution
	 * @return one for each call
	 * @throws UnreadableFileException when the solution does not run; the message says
	 * why
	 */
	List<Returned> call(String code, String function, List<List<String>> calls, Caller caller)
			throws UnreadableFileException;

	/**
	 * What a call returned.
	 *
	 * @param literal of it, as the solution's {@code repr} wrote it; null when it failed
	 * @param error why it failed
	 */
	record Returned(@Nullable String literal, @Nullable String error) {
	}

}
