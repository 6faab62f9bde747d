package dev.gavel.api.compat.piston;

import dev.gavel.api.access.Caller;
import dev.gavel.api.compat.run.Ending;
import dev.gavel.api.compat.run.Given;
import dev.gavel.api.compat.run.ProgramToRun;
import dev.gavel.api.compat.run.Ran;
import dev.gavel.api.compat.run.Runs;
import dev.gavel.api.platform.settings.LimitsProperties;
import dev.gavel.api.question.RunSettingsCheck;
import dev.gavel.run.EnvironmentName;
import dev.gavel.run.Limits;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Grades programs as open-r1's package {@code codeforces} does. The right output never
 * enters the program's cell: Gavel compares, or the problem's checker in another cell.
 */
@Component
class Grader {

	private static final String INPUT = "input.txt";

	private static final String EXPECTED = "correct_output.txt";

	private static final String ANSWER = "solution_output.txt";

	private static final String CHECKER = "checker.py";

	private static final Duration TIME_OF_CHECKER = Duration.ofSeconds(10);

	private final Runs runs;

	private final RunSettingsCheck settings;

	private final LimitsProperties limits;

	Grader(Runs runs, RunSettingsCheck settings, LimitsProperties limits) {
		this.runs = runs;
		this.settings = settings;
		this.limits = limits;
	}

	CompletableFuture<Stage> grade(SentProgram program, Caller caller) {
		Map<String, byte[]> files = new LinkedHashMap<>(program.files());
		GraderConfig config = GraderConfig.read(taken(GraderConfig.FILE, files));
		Limits limits = settings.nearest(config.time(this.limits.maxTimeLimit()),
				config.memory(this.limits.maxMemoryLimit()));
		String input = unixLines(Objects.requireNonNullElse(taken(INPUT, files), ""));
		String expected = taken(EXPECTED, files);
		String checker = taken(CHECKER, files);
		return runs.holding(length(input) + length(expected) + length(checker),
				() -> run(program.name(), program.source(), limits, new Given(input, List.of(), files), caller)
					.thenCompose((ran) -> graded(ran, input, expected, checker, caller)));
	}

	private static long length(@Nullable String text) {
		return (text != null) ? text.length() : 0;
	}

	/** Removes a file and returns its text; null when it is not there. */
	private static @Nullable String taken(String name, Map<String, byte[]> files) {
		byte[] content = files.remove(name);
		return (content != null) ? SentProgram.text(name, content) : null;
	}

	private CompletableFuture<Stage> graded(Ran ran, String input, @Nullable String expected, @Nullable String checker,
			Caller caller) {
		if (ran.ending() != Ending.FINISHED) {
			return CompletableFuture.completedFuture(Graded.failed(ran));
		}
		if (expected == null) {
			return CompletableFuture.completedFuture(Stage.of(ran));
		}
		if (checker == null) {
			return CompletableFuture.completedFuture(Graded.compared(ran, expected));
		}
		if (ran.stdout().isCut()) {
			return CompletableFuture.completedFuture(Graded.tooLong(ran));
		}
		Map<String, byte[]> files = Map.of(INPUT, bytes(input), EXPECTED, bytes(Graded.lines(expected)), ANSWER,
				bytes(Graded.lines(ran.stdout().text())));
		return check(checker, files, caller).thenApply((checked) -> Graded.checked(ran, checked));
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	private CompletableFuture<Ran> check(String checker, Map<String, byte[]> files, Caller caller) {
		Limits limits = settings.nearest(TIME_OF_CHECKER, this.limits.maxMemoryLimit());
		return run(CHECKER, checker, limits, new Given("", List.of(INPUT, EXPECTED, ANSWER), files), caller);
	}

	private CompletableFuture<Ran> run(String name, String source, Limits limits, Given given, Caller caller) {
		return runs.run(new ProgramToRun(source, name, limits, EnvironmentName.DEFAULT, List.of(given)), caller)
			.thenApply((ran) -> ran.get(0));
	}

	private static String unixLines(String text) {
		return text.replace("\r\n", "\n");
	}

}
