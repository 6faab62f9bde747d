package dev.gavel.api.compat.piston;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/**
 * The file with a problem's limits that open-r1 sends. Each line is {@code NAME=value}.
 *
 * @param timeLimit of the program, in seconds; null when there is none
 * @param memoryLimit in MB; null when there is none
 */
record GraderConfig(@Nullable Double timeLimit, @Nullable Double memoryLimit) {

	static final String FILE = "grader_config";

	private static final Pattern LINE = Pattern.compile("(\\w+)=[\"']?([^\"'\\n]*)[\"']?");

	/**
	 * @throws dev.gavel.api.platform.request.Problem when a limit is none, or the program
	 * is asked to write its answer to a file
	 */
	static GraderConfig read(@Nullable String file) {
		Map<String, String> values = (file == null) ? Map.of() : file.lines()
			.map((line) -> LINE.matcher(line.strip()))
			.filter(Matcher::matches)
			.collect(Collectors.toMap((line) -> line.group(1), (line) -> line.group(2).strip(), (first, last) -> last));
		String mode = values.getOrDefault("INPUT_MODE", "stdio");
		Invalid.require(!mode.equals("file"),
				"grader_config has INPUT_MODE=file, which is not supported; expected stdio");
		return new GraderConfig(limit(values, "TIME_LIMIT", "seconds"), limit(values, "MEMORY_LIMIT", "MB"));
	}

	private static @Nullable Double limit(Map<String, String> values, String name, String unit) {
		String value = values.getOrDefault(name, "");
		if (value.isEmpty()) {
			return null;
		}
		Invalid.require(value.matches("[0-9]{1,9}(\\.[0-9]{1,9})?"),
				"grader_config has %s=%s; expected a number of %s".formatted(name, value, unit));
		return Double.valueOf(value);
	}

	Duration time(Duration most) {
		return Duration.ofMillis(Math.round(1000 * within("TIME_LIMIT", timeLimit, most.toMillis() / 1000.0)));
	}

	DataSize memory(DataSize most) {
		long bytes = DataSize.ofMegabytes(1).toBytes();
		return DataSize.ofBytes(Math.round(bytes * within("MEMORY_LIMIT", memoryLimit, most.toMegabytes())));
	}

	private static double within(String name, @Nullable Double sent, double most) {
		double limit = Objects.requireNonNullElse(sent, most);
		Invalid.require(limit <= most,
				"grader_config has %s=%s, which cannot exceed the configured limit of %s".formatted(name, sent, most));
		return limit;
	}

}
