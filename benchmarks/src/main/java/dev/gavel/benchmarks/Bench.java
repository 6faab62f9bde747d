package dev.gavel.benchmarks;

import dev.gavel.benchmarks.installation.Installation;
import dev.gavel.benchmarks.result.Machine;
import dev.gavel.benchmarks.result.Results;
import dev.gavel.benchmarks.result.Table;
import dev.gavel.benchmarks.scale.CapacityScenario;
import dev.gavel.benchmarks.scale.ScaleScenario;
import dev.gavel.benchmarks.speed.SpeedScenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/**
 * {@code gavel bench}. Exit codes: 1 when something failed, 2 when the command line was
 * not understood.
 */
public final class Bench {

	private Bench() {
	}

	/** Cells' users pass through it. */
	private static final FileAttribute<Set<PosixFilePermission>> PASSABLE = PosixFilePermissions
		.asFileAttribute(PosixFilePermissions.fromString("rwx--x--x"));

	public static void main(String[] arguments) {
		try {
			Options options = Options.parse(Arrays.asList(arguments));
			Results results = measure(scenario(options), String.join(" ", arguments));
			System.out.println();
			System.out.println(results.markdown());
			results.write(options.results());
			System.out.println("Written to " + options.results().toAbsolutePath());
		}
		catch (IllegalArgumentException ex) {
			System.err.println(ex.getMessage());
			System.exit(2);
		}
		catch (IOException | RuntimeException ex) {
			System.err.println("The benchmark failed: " + ex.getMessage());
			System.exit(1);
		}
		System.exit(0);
	}

	private static Scenario scenario(Options options) {
		return Stream
			.of(new ScaleScenario(options.time(), options.slots()),
					new CapacityScenario(options.time(), options.slots()),
					new SpeedScenario(options.time(), Path.of(System.getenv("GAVEL_ROOTFS"))))
			.filter((scenario) -> scenario.name().equals(options.scenario()))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException(
					"There is no scenario '%s'. %s".formatted(options.scenario(), Options.USAGE)));
	}

	/** On a folder that is new, and gone afterwards unless something fails. */
	private static Results measure(Scenario scenario, String arguments) throws IOException {
		Instant start = Instant.now();
		double load = Machine.load();
		Path folder = Files.createTempDirectory("gavel-bench-", PASSABLE);
		List<Table> tables;
		try (Installation installation = Installation.start(folder, Bench::say)) {
			tables = scenario.run(installation, Bench::say);
		}
		FileSystemUtils.deleteRecursively(folder);
		return new Results(scenario.name(), "./gavel bench " + arguments, start, Machine.here(), load, tables);
	}

	private static void say(String line) {
		System.out.println("  " + line);
	}

}
