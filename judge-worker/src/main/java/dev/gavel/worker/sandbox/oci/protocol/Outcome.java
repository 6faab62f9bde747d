package dev.gavel.worker.sandbox.oci.protocol;

import dev.gavel.message.ProgramError;
import dev.gavel.worker.sandbox.CapturedText;
import dev.gavel.worker.sandbox.ProgramSignal;
import dev.gavel.worker.sandbox.RunLimits;
import dev.gavel.worker.sandbox.RunOutcome;
import dev.gavel.worker.sandbox.RunResult;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decides how a test run ended. The supervisor's reason and the kernel's count come
 * first; the program's own answer counts only when it ended by itself.
 *
 * @param memoryKill the kernel counted a process killed for lack of memory during the
 * test run
 * @param prints whether the program's answer is what it prints
 */
public record Outcome(Answer from, boolean memoryKill, RunLimits limits, boolean prints) {

	private static final int SIGXCPU = 24;

	/** Creates the outcome of a program whose answer is what it returns. */
	public Outcome(Answer from, boolean memoryKill, RunLimits limits) {
		this(from, memoryKill, limits, false);
	}

	public RunResult result() {
		RunOutcome outcome = decide();
		OutcomeHeader header = header();
		ProgramAnswer answer = new ProgramAnswer(from.programAnswer());
		return new RunResult(outcome, (outcome == RunOutcome.RETURNED) ? answer.payload() : null,
				error(outcome, answer), names(outcome, answer), exitCode(outcome, answer),
				(outcome == RunOutcome.KILLED_BY_SIGNAL) ? signal() : null, called(outcome, answer), step(),
				header.cpuMicros(), header.wallMicros(), header.peakBytes(), text(from.stdout()), text(from.stderr()));
	}

	private RunOutcome decide() {
		if (header().reason() != null) {
			return byReason(header().reason());
		}
		return (header().signal() != null) ? bySignal(header().signal()) : byAnswer();
	}

	private static RunOutcome byReason(String reason) {
		return switch (reason) {
			case "cpu" -> RunOutcome.OUT_OF_TIME;
			case "idle" -> RunOutcome.IDLE_TOO_LONG;
			case "output" -> RunOutcome.TOO_MUCH_OUTPUT;
			case "result" -> RunOutcome.RESULT_TOO_LARGE;
			default -> throw new IllegalStateException("expected the end of a test run, found " + reason);
		};
	}

	private RunOutcome bySignal(int signal) {
		if (signal == SIGXCPU) {
			return RunOutcome.OUT_OF_TIME;
		}
		return memoryKill ? RunOutcome.OUT_OF_MEMORY : RunOutcome.KILLED_BY_SIGNAL;
	}

	private RunOutcome byAnswer() {
		String kind = (header().answer() != null) ? header().answer() : "";
		return prints ? byEnd(kind) : switch (kind) {
			case "V" -> RunOutcome.RETURNED;
			case "X" -> RunOutcome.RAISED;
			case "Y" -> RunOutcome.OUT_OF_MEMORY;
			case "U" -> RunOutcome.UNSERIALIZABLE_RESULT;
			case "L" -> RunOutcome.RESULT_TOO_LARGE;
			case "C" -> RunOutcome.DOES_NOT_COMPILE;
			case "M" -> RunOutcome.ENTRY_POINT_MISSING;
			default -> RunOutcome.EXITED;
		};
	}

	/** Leaves out answers that only a function has. */
	private static RunOutcome byEnd(String kind) {
		return switch (kind) {
			case "X" -> RunOutcome.RAISED;
			case "Y" -> RunOutcome.OUT_OF_MEMORY;
			case "C" -> RunOutcome.DOES_NOT_COMPILE;
			default -> RunOutcome.EXITED;
		};
	}

	private @Nullable ProgramError error(RunOutcome outcome, ProgramAnswer answer) {
		return switch (outcome) {
			case RAISED, DOES_NOT_COMPILE -> known(answer.error());
			case UNSERIALIZABLE_RESULT -> known(answer.unserializable());
			case OUT_OF_MEMORY -> answer.error();
			case RESULT_TOO_LARGE -> answer.tooLarge();
			case ENTRY_POINT_MISSING -> answer.missing();
			case RETURNED, OUT_OF_TIME, IDLE_TOO_LONG, TOO_MUCH_OUTPUT, EXITED, KILLED_BY_SIGNAL -> null;
		};
	}

	private static List<String> names(RunOutcome outcome, ProgramAnswer answer) {
		return switch (outcome) {
			case ENTRY_POINT_MISSING -> answer.names("defined");
			case RAISED -> answer.names("types");
			case RETURNED, OUT_OF_TIME, IDLE_TOO_LONG, OUT_OF_MEMORY, TOO_MUCH_OUTPUT, RESULT_TOO_LARGE,
					UNSERIALIZABLE_RESULT, EXITED, KILLED_BY_SIGNAL, DOES_NOT_COMPILE ->
				List.of();
		};
	}

	private static ProgramError known(@Nullable ProgramError error) {
		return (error != null) ? error : new ProgramError("Exception", "", null, "");
	}

	private boolean called(RunOutcome outcome, ProgramAnswer answer) {
		return switch (outcome) {
			case RETURNED, UNSERIALIZABLE_RESULT -> true;
			// Otherwise the prelude may have ended it.
			case RESULT_TOO_LARGE -> !prints;
			case EXITED -> prints ? header().exitCode() == 0 : answer.called();
			case RAISED, OUT_OF_MEMORY -> answer.called();
			case OUT_OF_TIME, IDLE_TOO_LONG, TOO_MUCH_OUTPUT, KILLED_BY_SIGNAL, DOES_NOT_COMPILE, ENTRY_POINT_MISSING ->
				false;
		};
	}

	private long step() {
		return (header().step() != null) ? header().step() : 0;
	}

	private @Nullable Integer exitCode(RunOutcome outcome, ProgramAnswer answer) {
		if (prints) {
			return header().exitCode();
		}
		if (outcome != RunOutcome.EXITED) {
			return null;
		}
		return "Q".equals(header().answer()) ? answer.exitCode() : header().exitCode();
	}

	private ProgramSignal signal() {
		return ProgramSignal.of(header().signal());
	}

	private CapturedText text(byte[] bytes) {
		boolean truncated = "output".equals(header().reason()) && bytes.length >= limits.outputBytes();
		return new CapturedText(bytes, truncated);
	}

	private OutcomeHeader header() {
		return from.header();
	}

}
