package dev.gavel.worker.sandbox;

import static java.util.Objects.requireNonNull;

import dev.gavel.run.Isolation;
import java.util.HashMap;
import java.util.Map;

/**
 * @param source the user's code; never parsed outside a cell
 * @param settings what the kind of question tells the harness, which alone reads it
 * @param isolation whether all test runs of a session share one process
 * @param environment the name of its environment
 * @param prints whether its answer is what it prints; it then has a standard input
 * @param tests how many times it will be run in a session, as far as that is known; 0 if
 * not
 */
public record Program(String source, Map<String, String> settings, Isolation isolation, String environment,
		boolean prints, int tests) {

	public Program {
		requireNonNull(source, "source is null");
		settings = Map.copyOf(settings);
		requireNonNull(isolation, "isolation is null");
		requireNonNull(environment, "environment is null");
	}

	public Program(String source, Map<String, String> settings, Isolation isolation, String environment,
			boolean prints) {
		this(source, settings, isolation, environment, prints, 0);
	}

	/** Creates a program whose answer is what it returns. */
	public Program(String source, Map<String, String> settings, Isolation isolation, String environment) {
		this(source, settings, isolation, environment, false);
	}

	/** Says how many times it will be run. */
	public Program forTests(int number) {
		return new Program(source, settings, isolation, environment, prints, number);
	}

	/** Adds a setting for the harness. */
	public Program with(String setting, String value) {
		Map<String, String> all = new HashMap<>(settings);
		all.put(setting, value);
		return new Program(source, all, isolation, environment, prints, tests);
	}

	/** Gives each test run a process of its own. A shared process cannot only load. */
	public Program apart() {
		return new Program(source, settings, Isolation.TEST, environment, prints, tests);
	}

	/** Replaces the source. */
	public Program withSource(String other) {
		return new Program(other, settings, isolation, environment, prints, tests);
	}

}
