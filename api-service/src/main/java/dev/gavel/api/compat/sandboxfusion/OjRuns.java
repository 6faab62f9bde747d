package dev.gavel.api.compat.sandboxfusion;

import dev.gavel.api.access.Caller;
import dev.gavel.api.compat.run.ProgramToRun;
import dev.gavel.api.compat.run.Runs;
import dev.gavel.api.compat.sandboxfusion.text.CodeExtraction;
import dev.gavel.api.compat.sandboxfusion.text.ExtractedCode;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.question.RunSettingsCheck;
import dev.gavel.run.Limits;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.springframework.stereotype.Component;

/** Runs programs on the tests that come with them, as SandboxFusion's CommonOJDataset. */
@Component
class OjRuns {

	/** Nobody is answered after twice as long. */
	private static final Duration PATIENCE = Duration.ofMinutes(5);

	private final Runs runs;

	private final RunSettingsCheck settings;

	OjRuns(Runs runs, RunSettingsCheck settings) {
		this.runs = runs;
		this.settings = settings;
	}

	/**
	 * @param size of the body that the request was read from
	 * @return the result; a {@link Problem} when the program cannot be run
	 */
	CompletableFuture<EvalResult> judge(SubmitRequest request, int size, Caller caller) {
		ExtractedCode code = CodeExtraction.of(request.completion());
		Limits limits = settings.nearest(request.runTimeout(), RunCodeRequest.ANY_MEMORY).onTheClock();
		return runs
			.holding(size,
					new OjRun(request, Duration.ofMillis(limits.cpuTimeMillis()), PATIENCE,
							(given) -> runs.run(new ProgramToRun(code.code(), null, limits, given), caller))::result)
			.thenApply((tests) -> EvalResult.of(request.id(), code, tests));
	}

}
