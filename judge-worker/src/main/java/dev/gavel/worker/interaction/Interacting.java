package dev.gavel.worker.interaction;

import dev.gavel.message.CheckerReply;
import dev.gavel.message.ComparisonSpec.Interactor;
import dev.gavel.message.ProgramError;
import dev.gavel.message.TestSuite.SuiteTest;
import dev.gavel.value.EncodedValue;
import dev.gavel.value.Value.TextValue;
import dev.gavel.worker.sandbox.Printout;
import dev.gavel.worker.sandbox.Program;
import dev.gavel.worker.sandbox.RunInput;
import dev.gavel.worker.sandbox.RunLimits;
import dev.gavel.worker.sandbox.RunResult;
import dev.gavel.worker.sandbox.SandboxFailure;
import dev.gavel.worker.sandbox.SandboxPair;
import dev.gavel.worker.sandbox.SandboxPair.Interaction;
import dev.gavel.worker.sandbox.SandboxSession;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/**
 * Lets a question's interactor talk with the judged program in one test after the other,
 * and tells how each ended.
 */
public final class Interacting {

	/** What either side may print in a test. */
	private static final int TALK_BYTES = 16 << 20;

	public static final ProgramError PROGRAM_FLOODED = flooded("the program");

	public static final ProgramError INTERACTOR_FLOODED = flooded("interact");

	/** A reply with the largest transcript, encoded. */
	public static final int REPLY_BYTES = 1 << 20;

	private final Interactor spec;

	private final RunLimits limits;

	private final Duration thinking;

	private final Function<RunResult, ProgramError> explanation;

	private byte[] arguments = new byte[0];

	private @Nullable Interaction last;

	/**
	 * @param thinking how long the interactor may compute, with the slack
	 * @param explanation explains why the interactor has ended without a reply
	 */
	public Interacting(Interactor spec, RunLimits limits, Duration thinking,
			Function<RunResult, ProgramError> explanation) {
		this.spec = spec;
		this.limits = limits;
		this.thinking = thinking;
		this.explanation = explanation;
	}

	private static ProgramError flooded(String who) {
		return new ProgramError("OutputLimitExceeded",
				"%s printed more than %d MB".formatted(who, DataSize.ofBytes(TALK_BYTES).toMegabytes()), null, null);
	}

	public Program interactor() {
		return new Program(spec.code(),
				Map.of("entry_point", "interact", "reply", CheckerReply.TYPE, "talk_bytes", String.valueOf(TALK_BYTES)),
				spec.environment());
	}

	public RunLimits limits() {
		return limits;
	}

	/**
	 * Returns the limits of the program: while the interactor computes, the program
	 * idles.
	 */
	public RunLimits ofProgram(RunLimits own) {
		return withIdleTime(own, own.idleTime().plus(thinking));
	}

	/**
	 * Returns the limits of the interactor beside that program. They let the program idle
	 * as long as it may, so that it reaches its limit first when both wait.
	 */
	public RunLimits besides(RunLimits program) {
		return withIdleTime(limits, limits.idleTime().plus(program.idleTime()));
	}

	private static RunLimits withIdleTime(RunLimits limits, Duration idleTime) {
		return new RunLimits(limits.cpuTime(), idleTime, limits.memoryBytes(), limits.outputBytes(),
				limits.resultBytes());
	}

	/** Notes what the interactor gets in the next run, which may be repeated. */
	public void begin(SuiteTest test) {
		List<EncodedValue> right = test.expectation().rightAnswers();
		EncodedValue expected = right.isEmpty() ? EncodedValue.of(new TextValue("")) : right.get(0);
		this.arguments = EncodedValue.ofList(List.of(test.encodedArguments().elements().get(0), expected)).toBytes();
	}

	/** Returns the program's side of a pair. */
	public SandboxSession programIn(SandboxPair pair) {
		return new SandboxSession() {

			@Override
			public RunResult run(RunInput input, Printout printed) throws SandboxFailure {
				Interaction ended = pair.run(input.arguments(), arguments);
				last = ended;
				return ended.first().result();
			}

			@Override
			public RunResult load() {
				throw new UnsupportedOperationException("a program alone is loaded in a session of its own");
			}

			@Override
			public void close() {
				pair.close();
			}

		};
	}

	/**
	 * Returns how the last run ended.
	 * @param result of the program, as it counts
	 */
	public Ended ended(RunResult result) {
		Interaction ended = Objects.requireNonNull(last, "nothing has run");
		return new Ended(result, ended, InteractorReply.of(ended.second().result(), explanation), thinking);
	}

}
