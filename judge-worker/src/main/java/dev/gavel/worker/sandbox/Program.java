package dev.gavel.worker.sandbox;

import static java.util.Objects.requireNonNull;

import dev.gavel.message.Isolation;

/**
 * @param source the user's code; never looked into outside a cell
 * @param entryPoint the function, or the method of a class {@code Solution}, to call
 * @param isolation whether all runs of a session share one process
 */
public record Program(String source, String entryPoint, Isolation isolation) {

	public Program {
		requireNonNull(source, "source is null");
		requireNonNull(entryPoint, "entryPoint is null");
		requireNonNull(isolation, "isolation is null");
	}

	/** With a process for each run. */
	public Program(String source, String entryPoint) {
		this(source, entryPoint, Isolation.TEST);
	}

}
