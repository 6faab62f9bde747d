package dev.gavel.benchmarks.result;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.kafka.common.utils.AppInfoParser;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/**
 * The result of a benchmark.
 *
 * @param command how to repeat it
 * @param machine what it was measured on
 * @param loadBefore the machine's load before the benchmark started
 */
public record Results(String scenario, String command, Instant startedAt, String machine, double loadBefore,
		List<Table> tables) {

	private static final JsonMapper JSON = JsonMapper.builder()
		.propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
		.build();

	public Results(String scenario, String command, Instant startedAt, double loadBefore, List<Table> tables) {
		this(scenario, command, startedAt, thisMachine(), loadBefore, tables);
	}

	private static String thisMachine() {
		return "%s, %d cores, %s, %s %s, Java %s %s, Kafka %s".formatted(valueIn("/proc/cpuinfo", "model name"),
				Runtime.getRuntime().availableProcessors(), valueIn("/proc/meminfo", "MemTotal"),
				System.getProperty("os.name"), System.getProperty("os.version"),
				System.getProperty("java.runtime.version"),
				String.join(" ", ManagementFactory.getRuntimeMXBean().getInputArguments()), AppInfoParser.getVersion());
	}

	private static String valueIn(String file, String name) {
		try {
			return Files.readAllLines(Path.of(file))
				.stream()
				.filter((line) -> line.startsWith(name))
				.map((line) -> line.substring(line.indexOf(':') + 1).strip())
				.findFirst()
				.orElse("unknown");
		}
		catch (IOException ex) {
			return "unknown";
		}
	}

	/** How many processes wanted a core, on average over the last minute. */
	public static double load() {
		return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
	}

	public String markdown() {
		return """
				## %s

				`%s`, %s. %s; load before the start %.1f.

				%s""".formatted(scenario, command, startedAt, machine, loadBefore,
				tables.stream().map(Table::markdown).collect(Collectors.joining("\n")));
	}

	/** Writes Markdown and JSON, named after the scenario. */
	public void write(Path folder) throws IOException {
		Files.createDirectories(folder);
		Files.writeString(folder.resolve(scenario + ".md"), markdown());
		Files.write(folder.resolve(scenario + ".json"), JSON.writeValueAsBytes(this));
	}

}
