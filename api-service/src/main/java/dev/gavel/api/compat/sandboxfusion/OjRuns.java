package dev.gavel.api.compat.sandboxfusion;

import dev.gavel.api.access.Caller;
import dev.gavel.api.compat.run.ProgramToRun;
import dev.gavel.api.compat.run.Runs;
import dev.gavel.api.compat.sandboxfusion.text.CodeExtraction;
import dev.gavel.api.compat.sandboxfusion.text.ExtractedCode;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.ProblemType;
import dev.gavel.api.question.RunSettingsCheck;
import dev.gavel.run.Limits;
import dev.gavel.value.DecodingRoom;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;

/** Runs programs on the tests that come with them, as SandboxFusion's CommonOJDataset. */
@Component
class OjRuns {

	private static final int PART_OF_HEAP = 16;

	private static final long MOST_HELD = Runtime.getRuntime().maxMemory() / PART_OF_HEAP;

	private final Runs runs;

	private final RunSettingsCheck settings;

	/** Bytes of the bodies whose tests are running, without little ones. */
	private final AtomicLong held = new AtomicLong();

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
		long counted = DecodingRoom.isLittle(size) ? 0 : size;
		hold(counted);
		return new OjRun(request, Duration.ofMillis(limits.cpuTimeMillis()),
				(given) -> runs.run(new ProgramToRun(code.code(), null, limits, given), caller))
			.result()
			.thenApply((tests) -> EvalResult.of(request.id(), code, tests))
			.whenComplete((result, failure) -> held.addAndGet(-counted));
	}

	private void hold(long bytes) {
		if (held.addAndGet(bytes) > Math.max(MOST_HELD, bytes)) {
			held.addAndGet(-bytes);
			throw Problem.passing(ProblemType.UNAVAILABLE,
					"The service has no memory left for another large request at the moment. Try again later.",
					Duration.ofSeconds(1));
		}
	}

}
