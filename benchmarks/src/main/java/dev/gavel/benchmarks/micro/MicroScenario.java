package dev.gavel.benchmarks.micro;

import dev.gavel.benchmarks.Scenario;
import dev.gavel.benchmarks.installation.Venue;
import dev.gavel.benchmarks.result.Column;
import dev.gavel.benchmarks.result.Table;
import dev.gavel.worker.sandbox.oci.FrameLoops;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Inner loops, each in a Java of its own that does nothing else. */
public record MicroScenario(Duration time) implements Scenario {

	private static final int ITERATIONS = 5;

	private static final List<Class<?>> LOOPS = List.of(MessageLoops.class, ResultLoops.class, FrameLoops.class);

	private static final List<Column<RunResult>> COLUMNS = List.of(
			new Column<>("loop", (run) -> run.getParams().getBenchmark().replaceAll(".*\\.(?=\\w+\\.)", "")),
			new Column<>("with", (run) -> parameters(run.getParams())),
			new Column<>("µs", (run) -> run.getPrimaryResult().getScore()),
			new Column<>("± µs", (run) -> run.getPrimaryResult().getScoreError()));

	@Override
	public String name() {
		return "micro";
	}

	/** It needs no Gavel at all. */
	@Override
	public boolean worksAnywhere() {
		return false;
	}

	@Override
	public List<Table> run(Venue venue, Consumer<String> progress) {
		List<RunResult> runs = new ArrayList<>();
		for (Class<?> loops : LOOPS) {
			progress.accept("measuring " + loops.getSimpleName());
			runs.addAll(run(loops));
		}
		return List.of(Table.of("Average time of one pass, with 99.9 % confidence", COLUMNS, runs));
	}

	private Collection<RunResult> run(Class<?> loops) {
		TimeValue iteration = TimeValue.milliseconds(time.toMillis() / ITERATIONS);
		try {
			return new Runner(new OptionsBuilder().include("\\Q" + loops.getName() + "\\E\\.")
				.mode(Mode.AverageTime)
				.timeUnit(TimeUnit.MICROSECONDS)
				.forks(1)
				.warmupIterations(ITERATIONS)
				.warmupTime(iteration)
				.measurementIterations(ITERATIONS)
				.measurementTime(iteration)
				.verbosity(VerboseMode.SILENT)
				.shouldFailOnError(true)
				.build()).run();
		}
		catch (RunnerException ex) {
			throw new IllegalStateException("%s could not be measured: %s".formatted(loops, ex.getMessage()), ex);
		}
	}

	private static String parameters(BenchmarkParams params) {
		return String.join(", ", params.getParamsKeys().stream().map(params::getParam).toList());
	}

}
