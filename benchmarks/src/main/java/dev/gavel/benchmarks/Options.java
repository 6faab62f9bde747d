package dev.gavel.benchmarks;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the command line asks for.
 *
 * @param time how long each case is measured
 * @param slots how many to measure with
 * @param results where the results are written
 */
record Options(String scenario, Duration time, List<Integer> slots, Path results) {

	static final String USAGE = "Usage: gavel bench speed|scale|capacity [--seconds 10] [--slots 1,2,4,..] [--results DIR]";

	/**
	 * @throws IllegalArgumentException if the command line is not understood; the message
	 * says why
	 */
	static Options parse(List<String> arguments) {
		if (arguments.isEmpty()) {
			throw new IllegalArgumentException(USAGE);
		}
		Map<String, String> values = new HashMap<>(
				Map.of("--seconds", "10", "--slots", "1,2,4,8,16,32,64", "--results", "bench-results"));
		for (int i = 1; i < arguments.size(); i += 2) {
			if (i + 1 == arguments.size() || values.replace(arguments.get(i), arguments.get(i + 1)) == null) {
				throw new IllegalArgumentException(
						"Option %s is unknown or has no value. %s".formatted(arguments.get(i), USAGE));
			}
		}
		return new Options(arguments.get(0), Duration.ofSeconds(number("--seconds", values.get("--seconds"))),
				Arrays.stream(values.get("--slots").split(",")).map((slots) -> number("--slots", slots)).toList(),
				Path.of(values.get("--results")));
	}

	private static int number(String name, String value) {
		if (!value.matches("[1-9]\\d{0,3}")) {
			throw new IllegalArgumentException(
					"Option %s holds '%s', expected a number from 1 to 9999".formatted(name, value));
		}
		return Integer.parseInt(value);
	}

}
