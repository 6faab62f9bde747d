package dev.gavel.benchmarks;

import dev.gavel.benchmarks.bulk.BulkScenario;
import dev.gavel.benchmarks.drift.DriftScenario;
import dev.gavel.benchmarks.installation.Venue;
import dev.gavel.benchmarks.load.WarmUp;
import dev.gavel.benchmarks.micro.MicroScenario;
import dev.gavel.benchmarks.mix.MixScenario;
import dev.gavel.benchmarks.result.Machine;
import dev.gavel.benchmarks.result.Results;
import dev.gavel.benchmarks.result.Table;
import dev.gavel.benchmarks.scale.CapacityScenario;
import dev.gavel.benchmarks.scale.ScaleScenario;
import dev.gavel.benchmarks.speed.SpeedScenario;
import dev.gavel.benchmarks.suite.SuiteScenario;
import dev.gavel.benchmarks.waiting.WaitingScenario;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * {@code gavel bench}. Exit codes: 1 when something failed, 2 when the command line was
 * not understood.
 */
public final class Bench {

	private Bench() {
	}

	public static void main(String[] arguments) {
		try {
			Options options = Options.parse(Arrays.asList(arguments));
			Path rootfs = rootfs();
			Results results = measure(scenario(options, rootfs), options, rootfs, String.join(" ", arguments));
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

	/**
	 * @throws IllegalArgumentException if it does not exist, or does not take the options
	 */
	static Scenario scenario(Options options, Path rootfs) {
		Scenario scenario = scenarios(options, rootfs).filter((each) -> each.name().equals(options.scenario()))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException(
					"There is no scenario '%s'. %s".formatted(options.scenario(), Options.USAGE)));
		if (options.url() != null && !scenario.worksAnywhere()) {
			throw new IllegalArgumentException(
					"Scenario '%s' cannot be measured at a Gavel that runs already, so it does not take --url"
						.formatted(scenario.name()));
		}
		return scenario;
	}

	private static Stream<Scenario> scenarios(Options options, Path rootfs) {
		WarmUp warmUp = new WarmUp(options.warmUp());
		return Stream.of(new SpeedScenario(warmUp, options.time(), options.clients(), rootfs),
				new MixScenario(options.time(), options.clients()),
				new BulkScenario(warmUp, options.time(), options.clients(), options.submissionsOr(2000)),
				new SuiteScenario(warmUp, options.clients()),
				new WaitingScenario(warmUp, options.time(), options.clients()),
				new DriftScenario(warmUp, options.clients(), options.submissionsOr(10_000)),
				new ScaleScenario(options.time(), options.slots()),
				new CapacityScenario(options.time(), options.slots()), new MicroScenario(options.time()));
	}

	private static Path rootfs() {
		String path = System.getenv("GAVEL_ROOTFS");
		if (path == null) {
			throw new IllegalArgumentException("GAVEL_ROOTFS is not set, expected the folder that "
					+ "deploy/rootfs/build-rootfs made. ./gavel bench sees to it.");
		}
		return Path.of(path);
	}

	private static Results measure(Scenario scenario, Options options, Path rootfs, String arguments)
			throws IOException {
		Instant start = Instant.now();
		double load = Machine.load();
		List<Table> tables;
		Venue venue = new Venue(options.url(), rootfs, Bench::say);
		try (venue) {
			tables = scenario.run(venue, Bench::say);
		}
		venue.deleteFolder();
		return new Results(scenario.name(), "./gavel bench " + arguments, start, Machine.here(), load, tables);
	}

	private static void say(String line) {
		System.out.println("  " + line);
	}

}
