package dev.gavel.worker.sandbox;

import static java.util.Objects.requireNonNull;

import java.util.HashMap;
import java.util.Map;

/**
 * @param source the user's code; never parsed outside a cell
 * @param settings what the kind of question tells the harness, which alone reads it
 * @param environment the name of its environment
 * @param prints whether its answer is what it prints; it then has a standard input
 * @param sharesProcess whether all test runs of a session share one process
 * @param tests how many times it will be run in a session, as far as that is known; 0 if
 * not
 */
public record Program(String source, Map<String, String> settings, String environment, boolean prints,
		boolean sharesProcess, int tests) {

	public Program {
		requireNonNull(source, "source is null");
		settings = Map.copyOf(settings);
		requireNonNull(environment, "environment is null");
	}

	public Program(String source, Map<String, String> settings, String environment, boolean prints) {
		this(source, settings, environment, prints, false, 0);
	}

	/** Creates a program whose answer is what it returns. */
	public Program(String source, Map<String, String> settings, String environment) {
		this(source, settings, environment, false);
	}

	/** Says how many times it will be run. */
	public Program forTests(int number) {
		return new Program(source, settings, environment, prints, sharesProcess, number);
	}

	/** Adds a setting for the harness. */
	public Program with(String setting, String value) {
		Map<String, String> all = new HashMap<>(settings);
		all.put(setting, value);
		return new Program(source, all, environment, prints, sharesProcess, tests);
	}

	/** Has all test runs share one process, in which each finds what others left. */
	public Program inOneProcess() {
		return new Program(source, settings, environment, prints, true, tests);
	}

	/** Replaces the source. */
	public Program withSource(String other) {
		return new Program(other, settings, environment, prints, sharesProcess, tests);
	}

}
