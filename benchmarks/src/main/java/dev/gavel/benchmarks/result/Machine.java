package dev.gavel.benchmarks.result;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.kafka.common.utils.AppInfoParser;

/**
 * Where something was measured.
 *
 * @param memoryMegabytes of the whole machine
 * @param javaOptions of every Java process
 */
public record Machine(String processor, int cores, long memoryMegabytes, String kernel, String java,
		List<String> javaOptions, String kafka) {

	public static Machine here() {
		return new Machine(valueIn("/proc/cpuinfo", "model name"), Runtime.getRuntime().availableProcessors(),
				Long.parseLong(valueIn("/proc/meminfo", "MemTotal").replaceAll("\\D", "")) / 1024,
				System.getProperty("os.name") + " " + System.getProperty("os.version"),
				System.getProperty("java.runtime.version"), ManagementFactory.getRuntimeMXBean().getInputArguments(),
				AppInfoParser.getVersion());
	}

	/** How many processes wanted a core, on average over the last minute. */
	public static double load() {
		return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
	}

	private static String valueIn(String file, String name) {
		try {
			return Files.readAllLines(Path.of(file))
				.stream()
				.filter((line) -> line.startsWith(name))
				.map((line) -> line.substring(line.indexOf(':') + 1).strip())
				.findFirst()
				.orElse("0");
		}
		catch (IOException ex) {
			return "0";
		}
	}

}
