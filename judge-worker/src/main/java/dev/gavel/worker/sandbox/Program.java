package dev.gavel.worker.sandbox;

import static java.util.Objects.requireNonNull;

import dev.gavel.run.EnvironmentName;
import dev.gavel.run.Isolation;
import java.util.Map;

/**
 * @param source the user's code; never parsed outside a cell
 * @param settings what the kind of question tells the harness, which alone reads it
 * @param isolation whether all test runs of a session share one process
 * @param environment the name of its environment
 */
public record Program(String source, Map<String, String> settings, Isolation isolation, String environment) {

	public Program {
		requireNonNull(source, "source is null");
		settings = Map.copyOf(settings);
		requireNonNull(isolation, "isolation is null");
		requireNonNull(environment, "environment is null");
	}

	/** In the default environment; calls a function. */
	public Program(String source, String function, Isolation isolation) {
		this(source, calling(function), isolation, EnvironmentName.DEFAULT);
	}

	/** With a process for each test run. */
	public Program(String source, String function) {
		this(source, function, Isolation.TEST);
	}

	/**
	 * Tells the harness which function, or method of a class {@code Solution}, to call.
	 */
	public static Map<String, String> calling(String function) {
		return Map.of("entry_point", function);
	}

}
