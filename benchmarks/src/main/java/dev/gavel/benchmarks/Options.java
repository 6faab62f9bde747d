package dev.gavel.benchmarks;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The command line.
 *
 * @param time how long each case is measured
 * @param warmUp how long clients submit before anything is measured; in 20 s the JVM has
 * compiled most at level 1, at all levels it takes ten minutes
 * @param clients how many submit at once
 * @param submissions how many there are in all, for drift; how many lines, for batch
 * @param slots how many to measure with, for scale
 * @param url of a running Gavel to measure; null to start one
 * @param results the folder for results
 */
record Options(String scenario, Duration time, Duration warmUp, List<Integer> slots, int clients, int submissions,
		@Nullable URI url, Path results) {

	static final String USAGE = """
			Usage: gavel bench speed|mix|suite|drift|scale|access|batch [--seconds 10] [--warm-up 20] [--clients N]
			       [--submissions 10000] [--slots 1,2,4,..] [--url http://HOST:PORT] [--results DIR]""";

	private static final int CLIENTS_PER_CORE = 4;

	/**
	 * @throws IllegalArgumentException if the command line is not understood; the message
	 * says why
	 */
	static Options parse(List<String> arguments) {
		if (arguments.isEmpty()) {
			throw new IllegalArgumentException(USAGE);
		}
		Map<String, String> values = new HashMap<>(Map.of("--seconds", "10", "--warm-up", "20", "--slots",
				"1,2,4,8,16,32,64", "--results", "bench-results", "--clients",
				String.valueOf(CLIENTS_PER_CORE * Runtime.getRuntime().availableProcessors()), "--submissions", "10000",
				"--url", ""));
		for (int i = 1; i < arguments.size(); i += 2) {
			if (i + 1 == arguments.size() || values.replace(arguments.get(i), arguments.get(i + 1)) == null) {
				throw new IllegalArgumentException(
						"Option %s is unknown or has no value. %s".formatted(arguments.get(i), USAGE));
			}
		}
		return of(arguments.get(0), values);
	}

	private static Options of(String scenario, Map<String, String> values) {
		return new Options(scenario, Duration.ofSeconds(number("--seconds", values.get("--seconds"))),
				Duration.ofSeconds(number("--warm-up", values.get("--warm-up"))),
				Arrays.stream(values.get("--slots").split(",")).map((slots) -> number("--slots", slots)).toList(),
				number("--clients", values.get("--clients")), number("--submissions", values.get("--submissions")),
				values.get("--url").isEmpty() ? null : url(values.get("--url")), Path.of(values.get("--results")));
	}

	private static int number(String name, String value) {
		if (!value.matches("[1-9]\\d{0,5}")) {
			throw new IllegalArgumentException(
					"Option %s is '%s', expected a number from 1 to 999999".formatted(name, value));
		}
		return Integer.parseInt(value);
	}

	private static URI url(String value) {
		if (!value.matches("https?://[^/\\s]+/?")) {
			throw new IllegalArgumentException(
					"Option --url is '%s', expected one such as http://localhost:8080".formatted(value));
		}
		return URI.create(value);
	}

}
