package dev.gavel.worker.judging;

import dev.gavel.checker.CheckerSource;
import dev.gavel.message.CheckerReply;
import dev.gavel.message.ComparisonSpec.Checker;
import dev.gavel.message.ProgramError;
import dev.gavel.value.MalformedValue;
import dev.gavel.worker.sandbox.Program;
import dev.gavel.worker.sandbox.RunLimits;
import dev.gavel.worker.sandbox.RunOutcome;
import dev.gavel.worker.sandbox.RunResult;
import dev.gavel.worker.sandbox.SandboxFailure;
import dev.gavel.worker.testrun.FairRuns;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/**
 * Calls a checker. One process serves all calls; if it ends, a new one serves the next.
 */
final class CheckerCalls {

	/** How large a reply may be in its encoded form. */
	static final int REPLY_BYTES = 64 * 1024;

	private static final Map<String, String> SETTINGS = Map.of("entry_point", "check", "reply", CheckerReply.TYPE);

	private final Checker spec;

	private final RunLimits limits;

	private final Explanation explanation;

	/**
	 * @param call what a call is called in explanations of failures
	 */
	CheckerCalls(Checker spec, JudgingProperties properties, String call) {
		this.spec = spec;
		this.limits = properties.runLimits(spec.limits(), REPLY_BYTES);
		this.explanation = Explanation.ofChecker(call, limits);
	}

	/** Returns the checker for calls, which share a process. */
	Program program() {
		return toBeLoaded().inOneProcess();
	}

	/** Returns the checker for loading only, which a shared process cannot do. */
	Program toBeLoaded() {
		return new Program(CheckerSource.of(spec), SETTINGS, spec.environment());
	}

	RunLimits limits() {
		return limits;
	}

	Explanation explanation() {
		return explanation;
	}

	/** Returns why the checker cannot be called at all; null if it can. */
	@Nullable ProgramError load(FairRuns runs) throws SandboxFailure {
		RunResult result = runs.load();
		return (result.outcome() == RunOutcome.RETURNED) ? null
				: Explanation.ofChecker("loading the checker", limits).of(result);
	}

	/**
	 * @param arguments the list of them, encoded
	 * @throws CancellationException when the thread is interrupted
	 */
	Reply call(byte[] arguments, FairRuns runs) throws SandboxFailure {
		RunResult result = runs.run(arguments);
		if (Thread.currentThread().isInterrupted()) {
			throw new CancellationException("the slot no longer waits for the verdict");
		}
		return reply(result);
	}

	private Reply reply(RunResult result) {
		if (result.outcome() != RunOutcome.RETURNED) {
			return new Reply(null, explanation.of(result), result);
		}
		try {
			return new Reply(CheckerReply.of(Objects.requireNonNull(result.value(), "a returned result has a value")),
					null, result);
		}
		catch (MalformedValue ex) {
			return new Reply(null, new ProgramError("WrongReply", String.valueOf(ex.getMessage()), null, null), result);
		}
	}

}
