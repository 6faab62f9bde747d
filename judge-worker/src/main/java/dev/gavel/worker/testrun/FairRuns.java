package dev.gavel.worker.testrun;

import dev.gavel.worker.testrun.RunPermits.RunPermit;
import dev.gavel.worker.printed.PrintedAnswer;
import dev.gavel.worker.sandbox.Printout;
import dev.gavel.worker.sandbox.RunInput;
import dev.gavel.worker.sandbox.RunLimits;
import dev.gavel.worker.sandbox.RunOutcome;
import dev.gavel.worker.sandbox.RunResult;
import dev.gavel.worker.sandbox.SandboxFailure;
import dev.gavel.worker.sandbox.SandboxSession;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The test runs of one submission, timed so that no neighbor decides a verdict: a test
 * that was a little too slow beside others is run again alone, once. If a test is too
 * slow alone as well, no other test of the submission is repeated; otherwise a hostile
 * submission could keep a worker to itself. A process that several tests share cannot
 * repeat one.
 */
public final class FairRuns {

	/** How much two programs on the threads of one core may slow each other down. */
	private static final int SLACK_PERCENT = 50;

	private final SandboxSession session;

	private final RunLimits limits;

	private final RunPermits permits;

	private final MeterRegistry meters;

	private final boolean repeatable;

	private boolean provenSlow;

	public FairRuns(SandboxSession session, RunLimits limits, boolean repeatable, RunPermits permits,
			MeterRegistry meters) {
		this.repeatable = repeatable;
		this.session = session;
		this.limits = limits;
		this.permits = permits;
		this.meters = meters;
	}

	/**
	 * Returns the limits for the session. The slack tells a program that is a little too
	 * slow from one that never ends.
	 */
	public static RunLimits withSlack(RunLimits limits) {
		return limits.withCpuTime(limits.cpuTime().multipliedBy(100 + SLACK_PERCENT).dividedBy(100));
	}

	/** Registers the counters at zero, so that Prometheus sees the first increment. */
	public static void beginCounting(MeterRegistry meters) {
		repeated(meters, true);
		repeated(meters, false);
	}

	private static Counter repeated(MeterRegistry meters, boolean tooSlow) {
		return meters.counter("gavel.tests.repeated", "too.slow", String.valueOf(tooSlow));
	}

	/** Runs a program whose answer is what it returns. */
	public RunResult run(byte[] arguments) throws SandboxFailure {
		return run(RunInput.of(arguments), null);
	}

	/**
	 * @param printed gets what the program prints, if that is its answer
	 */
	public RunResult run(RunInput input, @Nullable PrintedAnswer printed) throws SandboxFailure {
		RunResult result;
		boolean shared;
		try (RunPermit permit = permits.beginBesideOthers()) {
			result = runOnce(input, printed);
			shared = permit.shared();
		}
		boolean again = repeatable && shared && !provenSlow && mayBeANeighborsFault(result);
		return timed(again ? runAlone(input, printed) : result);
	}

	private RunResult runOnce(RunInput input, @Nullable PrintedAnswer printed) throws SandboxFailure {
		return session.run(input, (printed != null) ? printed : Printout.NOWHERE);
	}

	/**
	 * Runs a test before it is due. Empty if it was too slow: neighbors may be to blame,
	 * so it must run again when it is due.
	 */
	Optional<RunResult> runAhead(RunInput input, Printout printed) throws SandboxFailure {
		try (RunPermit permit = permits.beginBesideOthers()) {
			RunResult result = session.run(input, printed);
			return tooSlow(result) ? Optional.empty() : Optional.of(result);
		}
	}

	/** Loads the program, see {@link SandboxSession#load()}. */
	public RunResult load() throws SandboxFailure {
		try (RunPermit permit = permits.beginBesideOthers()) {
			return timed(session.load());
		}
	}

	private RunResult runAlone(RunInput input, @Nullable PrintedAnswer printed) throws SandboxFailure {
		try (RunPermit permit = permits.beginAlone()) {
			RunResult result = runOnce(input, printed);
			this.provenSlow = tooSlow(result);
			repeated(meters, provenSlow).increment();
			return result;
		}
	}

	private RunResult timed(RunResult result) {
		return computedTooLong(result) ? result.outOfTime() : result;
	}

	private boolean mayBeANeighborsFault(RunResult result) {
		return switch (result.outcome()) {
			case OUT_OF_TIME -> false;
			case IDLE_TOO_LONG -> computedMostly(result);
			case RETURNED, RAISED, OUT_OF_MEMORY, TOO_MUCH_OUTPUT, RESULT_TOO_LARGE, UNSERIALIZABLE_RESULT, EXITED,
					KILLED_BY_SIGNAL, DOES_NOT_COMPILE, ENTRY_POINT_MISSING ->
				computedTooLong(result);
		};
	}

	/**
	 * Where the time on the clock is limited, it may have been in time without neighbors.
	 * A program that waits for a processor does not count as idle.
	 */
	private boolean computedMostly(RunResult result) {
		return 2 * result.cpuTimeMicros() >= limits.idleTime().toNanos() / 1000;
	}

	private boolean tooSlow(RunResult result) {
		return computedTooLong(result) || result.outcome() == RunOutcome.IDLE_TOO_LONG;
	}

	private boolean computedTooLong(RunResult result) {
		return result.outcome() == RunOutcome.OUT_OF_TIME || result.cpuTimeMicros() >= cpuTimeMicros();
	}

	private long cpuTimeMicros() {
		return limits.cpuTime().toNanos() / 1000;
	}

}
