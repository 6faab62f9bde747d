package dev.gavel.standalone;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the command line asks for.
 *
 * @param slots how many submissions are judged at the same time: by default as many as
 * there are cores, because with more the tests would disturb one another's time
 */
record Options(int port, Path data, int slots) {

	static final String USAGE = "Usage: gavel run [--port 8080] [--data DIR] [--slots N]";

	private static final int DEFAULT_PORT = 8080;

	private static final int MAX_SLOTS = 128;

	private static final List<String> NAMES = List.of("--port", "--data", "--slots");

	/**
	 * Reads {@code --name value} and {@code --name=value}.
	 * @throws IllegalArgumentException if the command line is not understood; the message
	 * says why
	 */
	static Options parse(List<String> arguments, Map<String, String> environment) {
		Map<String, String> values = values(arguments);
		int port = number(values, "--port", 65_535).orElse(DEFAULT_PORT);
		Path data = Optional.ofNullable(values.get("--data")).map(Path::of).orElseGet(() -> defaultData(environment));
		return new Options(port, data.toAbsolutePath().normalize(), slots(values));
	}

	private static int slots(Map<String, String> values) {
		return number(values, "--slots", MAX_SLOTS).orElseGet(() -> Runtime.getRuntime().availableProcessors());
	}

	private static Map<String, String> values(List<String> arguments) {
		Map<String, String> values = new HashMap<>();
		var rest = arguments.iterator();
		while (rest.hasNext()) {
			String[] parts = rest.next().split("=", 2);
			if (!NAMES.contains(parts[0])) {
				throw new IllegalArgumentException("Unknown option " + parts[0] + ". " + USAGE);
			}
			String value = (parts.length == 2) ? parts[1] : rest.hasNext() ? rest.next() : "";
			if (value.isBlank()) {
				throw new IllegalArgumentException("Option " + parts[0] + " has no value. " + USAGE);
			}
			values.put(parts[0], value);
		}
		return values;
	}

	private static Optional<Integer> number(Map<String, String> values, String name, int max) {
		String value = values.get(name);
		if (value == null) {
			return Optional.empty();
		}
		if (!value.matches("\\d{1,6}") || Integer.parseInt(value) < 1 || Integer.parseInt(value) > max) {
			throw new IllegalArgumentException(
					"Option %s is '%s', expected a number from 1 to %d".formatted(name, value, max));
		}
		return Optional.of(Integer.parseInt(value));
	}

	private static Path defaultData(Map<String, String> environment) {
		String home = environment.getOrDefault("GAVEL_HOME", "");
		return home.isBlank() ? Path.of(System.getProperty("user.home"), ".gavel") : Path.of(home);
	}

}
