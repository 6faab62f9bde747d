package dev.gavel.benchmarks;

import dev.gavel.benchmarks.installation.Installation;
import dev.gavel.benchmarks.installation.Usage;
import dev.gavel.benchmarks.load.Clients;
import dev.gavel.benchmarks.load.GavelClient;
import dev.gavel.benchmarks.load.Latencies;
import dev.gavel.benchmarks.load.Measurement;
import dev.gavel.benchmarks.load.TwoSum;
import dev.gavel.benchmarks.result.Column;
import dev.gavel.benchmarks.result.Results;
import dev.gavel.benchmarks.result.Table;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * {@code gavel bench}. Exit codes: 1 when something failed, 2 when the command line was
 * not understood.
 *
 * @param own null when a Gavel is measured that was already running
 */
record Bench(Options options, Path rootfs, @Nullable Installation own, GavelClient gavel) {

	static final Map<String, Scenario> SCENARIOS = Map.of("speed", new SpeedScenario(), "mix", new MixScenario(),
			"suite", new SuiteScenario(), "drift", new DriftScenario(), "scale", new ScaleScenario(), "access",
			new AccessScenario(), "batch", new BatchScenario());

	static final int CORES = Runtime.getRuntime().availableProcessors();

	public static void main(String[] arguments) {
		try {
			Options options = Options.parse(Arrays.asList(arguments));
			Results results = measure(scenario(options), options, "./gavel bench " + String.join(" ", arguments));
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
	 * @throws IllegalArgumentException if it does not exist or does not take the options
	 */
	static Scenario scenario(Options options) {
		Scenario scenario = SCENARIOS.get(options.scenario());
		if (scenario == null) {
			throw new IllegalArgumentException(
					"There is no scenario '%s'. %s".formatted(options.scenario(), Options.USAGE));
		}
		if (options.url() != null && !scenario.measuresRunningGavel()) {
			throw new IllegalArgumentException(
					"Scenario '%s' starts a Gavel of its own, so it does not take --url".formatted(options.scenario()));
		}
		return scenario;
	}

	private static Results measure(Scenario scenario, Options options, String command) throws IOException {
		Path rootfs = configuredRootfs();
		Instant start = Instant.now();
		double load = Results.load();
		if (options.url() != null) {
			Bench bench = new Bench(options, rootfs, null, new GavelClient(options.url()));
			return new Results(options.scenario(), command, start, load, scenario.run(bench));
		}
		Installation own = Installation.start();
		List<Table> tables;
		try (own) {
			tables = scenario.run(new Bench(options, rootfs, own, new GavelClient(own.address())));
		}
		own.deleteData();
		return new Results(options.scenario(), command, start, load, tables);
	}

	private static Path configuredRootfs() {
		String path = System.getenv("GAVEL_ROOTFS");
		if (path == null) {
			throw new IllegalArgumentException("GAVEL_ROOTFS is not set. Set it to the folder that "
					+ "deploy/rootfs/build-rootfs made, or run ./gavel bench, which does so.");
		}
		return Path.of(path);
	}

	static void say(String line) {
		System.out.println("  " + line);
	}

	/** Starts a worker with a slot for each core, unless a running Gavel is measured. */
	void startWorker() {
		if (own != null) {
			say("starting a worker with %d slots".formatted(CORES));
			own.startWorker(CORES, rootfs);
		}
	}

	/** Submits until the JVMs compile little any more. */
	void warmUp() {
		say("warming up for %d s".formatted(options.warmUp().toSeconds()));
		try (Clients clients = judging(TwoSum.add(gavel, 1))) {
			clients.goOn(options.warmUp());
		}
	}

	/** Clients that submit solutions of {@link TwoSum}. */
	Clients judging(long question) {
		return Clients.start(options.clients(), (name) -> gavel.judge(question, TwoSum.SOLUTION, name));
	}

	Measurement measure(Clients clients, Duration time) {
		return measure(() -> clients.goOn(time));
	}

	/**
	 * @param exchanges lets clients work, and returns how long each exchange took
	 */
	Measurement measure(Supplier<Latencies> exchanges) {
		return Measurement.of((own != null) ? own::usage : () -> Usage.NONE, exchanges);
	}

	/** Latencies, and CPU time per exchange where it is known. */
	<T> List<Column<T>> columns(Function<T, Measurement> measurement) {
		return (own != null) ? Measurement.allColumns(measurement) : Measurement.latencyColumns(measurement);
	}

}
