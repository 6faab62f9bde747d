package dev.gavel.api.compat.piston;

import dev.gavel.api.access.Caller;
import dev.gavel.api.compat.run.Given;
import dev.gavel.api.compat.run.ProgramToRun;
import dev.gavel.api.compat.run.Runs;
import dev.gavel.api.platform.settings.LimitsProperties;
import dev.gavel.api.question.RunSettingsCheck;
import dev.gavel.run.Limits;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/** Runs programs as Piston does. */
@Component
class Executions {

	private static final Duration USUAL_TIME = Duration.ofSeconds(3);

	private final Runtimes runtimes;

	private final Runs runs;

	private final Grader grader;

	private final RunSettingsCheck settings;

	private final LimitsProperties limits;

	Executions(Runtimes runtimes, Runs runs, Grader grader, RunSettingsCheck settings, LimitsProperties limits) {
		this.runtimes = runtimes;
		this.runs = runs;
		this.grader = grader;
		this.settings = settings;
		this.limits = limits;
	}

	CompletableFuture<Executed> execute(SentRequest request, Caller caller) {
		Runtime runtime = runtimes.find(request.language(), request.version());
		SentProgram program = request.program();
		if (runtime.grades()) {
			return grader.grade(program, caller).thenApply((run) -> Executed.graded(run, runtime));
		}
		ProgramToRun toRun = new ProgramToRun(program.source(), program.name(), limits(request), runtime.environment(),
				List.of(new Given(request.stdin(), request.args(), program.files())));
		return runs.run(toRun, caller).thenApply((ran) -> Executed.run(Stage.of(ran.get(0)), runtime));
	}

	private Limits limits(SentRequest request) {
		long mostMillis = limits.maxTimeLimit().toMillis();
		long mostMemory = limits.maxMemoryLimit().toBytes();
		request.requireLimits(Map.of("memory_limit", mostMemory, "timeout", mostMillis, "cpu_time", mostMillis));
		double millis = Math.min(or(request.limit("timeout"), Math.min(USUAL_TIME.toMillis(), mostMillis)),
				or(request.limit("cpu_time"), mostMillis));
		return settings.nearest(Duration.ofMillis((long) millis),
				DataSize.ofBytes((long) or(request.limit("memory_limit"), mostMemory)));
	}

	private static double or(@Nullable Double sent, double usual) {
		return Objects.requireNonNullElse(sent, usual);
	}

}
