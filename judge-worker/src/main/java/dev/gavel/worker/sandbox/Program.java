package dev.gavel.worker.sandbox;

import static java.util.Objects.requireNonNull;

import dev.gavel.run.EnvironmentName;
import dev.gavel.run.Isolation;

/**
 * @param source the user's code; never parsed outside a cell
 * @param entryPoint the function, or the method of a class {@code Solution}, to call
 * @param isolation whether all test runs of a session share one process
 * @param environment the name of its environment
 */
public record Program(String source, String entryPoint, Isolation isolation, String environment) {

	public Program {
		requireNonNull(source, "source is null");
		requireNonNull(entryPoint, "entryPoint is null");
		requireNonNull(isolation, "isolation is null");
		requireNonNull(environment, "environment is null");
	}

	/** In the default environment. */
	public Program(String source, String entryPoint, Isolation isolation) {
		this(source, entryPoint, isolation, EnvironmentName.DEFAULT);
	}

	/** With a process for each test run. */
	public Program(String source, String entryPoint) {
		this(source, entryPoint, Isolation.TEST);
	}

}
