package dev.gavel.worker.sandbox;

import static java.util.Objects.requireNonNull;

/**
 * @param source the user's code; never looked into outside a cell
 * @param entryPoint the function, or the method of a class {@code Solution}, to call
 */
public record Program(String source, String entryPoint) {

	public Program {
		requireNonNull(source, "source is null");
		requireNonNull(entryPoint, "entryPoint is null");
	}

}
