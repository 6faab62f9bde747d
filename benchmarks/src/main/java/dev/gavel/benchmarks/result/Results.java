package dev.gavel.benchmarks.result;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a benchmark came to.
 *
 * @param command how to repeat it
 * @param loadBefore the machine's load before anything was started: what is not 0 is
 * somebody else's
 */
public record Results(String scenario, String command, Instant startedAt, Machine machine, double loadBefore,
		List<Table> tables) {

	private static final JsonMapper JSON = JsonMapper.builder()
		.propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
		.build();

	public String markdown() {
		return """
				## %s

				`%s`, %s. %s, %d cores, %d MB, %s, Java %s %s, Kafka %s; load before the start %.1f.

				%s""".formatted(scenario, command, startedAt, machine.processor(), machine.cores(),
				machine.memoryMegabytes(), machine.kernel(), machine.java(), String.join(" ", machine.javaOptions()),
				machine.kafka(), loadBefore, tables.stream().map(Table::markdown).collect(Collectors.joining("\n")));
	}

	/** Writes both forms, named after the scenario. */
	public void write(Path folder) throws IOException {
		Files.createDirectories(folder);
		Files.writeString(folder.resolve(scenario + ".md"), markdown());
		Files.write(folder.resolve(scenario + ".json"), JSON.writeValueAsBytes(this));
	}

}
