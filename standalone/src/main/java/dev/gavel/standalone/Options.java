package dev.gavel.standalone;

import dev.gavel.run.EnvironmentName;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the command line asks for.
 *
 * @param slots how many submissions are judged at the same time: by default as many as
 * there are cores, because more would disturb the measured times
 * @param environments environments beside the default one: file systems by name
 * @param access {@code gavel.access.mode}: accounts, open, or what it was before
 */
record Options(int port, Path data, int slots, Map<String, Path> environments, String access) {

	static final String USAGE = "Usage: gavel run [--port 8080] [--data DIR] [--slots N] [--accounts | --open] [--environment NAME=DIR]...";

	private static final int DEFAULT_PORT = 8080;

	private static final int MAX_SLOTS = 128;

	private static final String ENVIRONMENT = "--environment";

	private static final String ACCOUNTS = "--accounts";

	private static final String OPEN = "--open";

	/** They have no value. */
	private static final List<String> MODES = List.of(ACCOUNTS, OPEN);

	private static final List<String> NAMES = List.of("--port", "--data", "--slots", ENVIRONMENT);

	/**
	 * Reads {@code --name value} and {@code --name=value}.
	 * @throws IllegalArgumentException if the command line is not understood; the message
	 * says why
	 */
	static Options parse(List<String> arguments, Map<String, String> environment) {
		Map<String, Path> environments = new LinkedHashMap<>();
		Map<String, String> values = values(arguments.stream().filter((word) -> !MODES.contains(word)).toList(),
				environments);
		int port = number(values, "--port", 65_535).orElse(DEFAULT_PORT);
		Path data = Optional.ofNullable(values.get("--data")).map(Path::of).orElseGet(() -> defaultData(environment));
		return new Options(port, data.toAbsolutePath().normalize(), slots(values), environments,
				access(arguments, environment));
	}

	private static String access(List<String> arguments, Map<String, String> environment) {
		if (arguments.containsAll(MODES)) {
			throw new IllegalArgumentException("--accounts and --open exclude each other. " + USAGE);
		}
		return arguments.contains(ACCOUNTS) ? "accounts"
				: arguments.contains(OPEN) ? "open" : environment.getOrDefault("GAVEL_ACCESS_MODE", "keep");
	}

	/** Returns the API's address. */
	URI address() {
		return URI.create("http://127.0.0.1:" + port);
	}

	/** Returns them in the notation of {@code gavel.sandbox.environments}. */
	String environmentSettings() {
		return environments.entrySet()
			.stream()
			.map((environment) -> environment.getKey() + "=" + environment.getValue())
			.collect(Collectors.joining(","));
	}

	private static int slots(Map<String, String> values) {
		return number(values, "--slots", MAX_SLOTS).orElseGet(() -> Runtime.getRuntime().availableProcessors());
	}

	private static Map<String, String> values(List<String> arguments, Map<String, Path> environments) {
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
			if (parts[0].equals(ENVIRONMENT)) {
				addEnvironment(environments, value);
			}
			else {
				values.put(parts[0], value);
			}
		}
		return values;
	}

	private static void addEnvironment(Map<String, Path> environments, String value) {
		String[] parts = value.split("=", 2);
		boolean known = parts.length == 2 && EnvironmentName.isValid(parts[0])
				&& !parts[0].equals(EnvironmentName.DEFAULT);
		if (!known || environments.containsKey(parts[0]) || !Files.isDirectory(Path.of(parts[1]))) {
			throw new IllegalArgumentException(
					"Option %s is '%s', expected NAME=DIR: a name of %s, once, and a folder that deploy/rootfs/build-rootfs made"
						.formatted(ENVIRONMENT, value, EnvironmentName.FORM));
		}
		environments.put(parts[0], Path.of(parts[1]).toAbsolutePath().normalize());
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
