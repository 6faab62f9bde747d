package dev.gavel.worker.interaction;

import dev.gavel.message.ProgramError;
import dev.gavel.worker.sandbox.CapturedText;
import dev.gavel.worker.sandbox.Hint;
import dev.gavel.worker.sandbox.RunOutcome;
import dev.gavel.worker.sandbox.RunResult;
import dev.gavel.worker.sandbox.SandboxPair.Interaction;
import dev.gavel.worker.sandbox.Side;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * How a program and its question's interactor ended, and which side decides the verdict.
 * Clocks only help where nothing else tells which was first: a program's end is seen
 * late, never early.
 *
 * @param result of the program, as it counts
 * @param thinking how long the interactor may compute
 */
public record Ended(RunResult result, Interaction interaction, InteractorReply reply, Duration thinking) {

	/** With this status, Python ends if it cannot flush what was printed. */
	private static final int CANNOT_FLUSH = 120;

	private static final String DEADLOCK = Hint.after(
			"the program waited for input, while the interactor waited for output",
			"print with flush=True, and read only what was announced");

	private static final String DEAF = "the program waited without reading the input that was there";

	/** What decides. */
	public enum Blame {

		/** The interactor has decided. */
		REPLY,
		/** The program failed by itself. */
		PROGRAM,
		/** The program ended in good order, but too early. */
		EARLY_END,
		/** The program printed too much. */
		FLOOD,
		/** The interactor failed. */
		AUTHOR

	}

	/**
	 * @param inOrder whether the program has ended as it must
	 */
	public Blame blame(boolean inOrder) {
		if (idledBesideOther()) {
			return keptWaiting() ? Blame.AUTHOR : Blame.PROGRAM;
		}
		return switch (reply.ending()) {
			case RETURNED -> ofReply(inOrder);
			// Whatever follows from the end of a program that failed is not the author's.
			case RAISED -> (failed(inOrder) && reply.sawEnd()) ? Blame.PROGRAM : Blame.AUTHOR;
			case UNFINISHED -> inOrder ? Blame.EARLY_END : Blame.PROGRAM;
			case FLOODED -> Blame.FLOOD;
			case WAS_FLOODED -> Blame.AUTHOR;
		};
	}

	/**
	 * A program that is right must end in order, but may find that nobody listens. One
	 * that is wrong may end as it likes, unless its end was what the interactor found.
	 */
	private Blame ofReply(boolean inOrder) {
		if (Objects.requireNonNull(reply.said(), "a reply says something").accepts()) {
			return (inOrder || cutOff() && !endedFirst()) ? Blame.REPLY : Blame.PROGRAM;
		}
		return (failed(inOrder) && reply.sawEnd()) ? Blame.PROGRAM : Blame.REPLY;
	}

	/**
	 * Whether the interactor idled while the program waited. Computing is its right: the
	 * program gets as much more time. A program that left input unread has nobody else to
	 * blame.
	 */
	private boolean keptWaiting() {
		return program().unread() == 0 && (interactor().result().outcome() == RunOutcome.IDLE_TOO_LONG
				|| reply.beganNanos() > 0 && pauseNanos() > thinking.toNanos());
	}

	/** Returns for how long the interactor neither read nor wrote, although it could. */
	private long pauseNanos() {
		return program().endedNanos() - reply.beganNanos() - reply.talkNanos()
				- TimeUnit.MICROSECONDS.toNanos(interactor().waitedMicros());
	}

	/** Explains why the program waited too long for the interactor, if it did. */
	public Optional<ProgramError> reason() {
		if (!idledBesideOther()) {
			return Optional.empty();
		}
		return Optional
			.of(new ProgramError("TimeLimitExceeded", (program().unread() > 0) ? DEAF : DEADLOCK, null, null));
	}

	/** Returns what the author learns of the interactor's failure. */
	public ProgramError authorsError() {
		if (idledBesideOther() && reply.beganNanos() > 0) {
			return new ProgramError("TimeLimitExceeded",
					"interact neither read nor wrote for %d ms, until the program had waited too long"
						.formatted(TimeUnit.NANOSECONDS.toMillis(pauseNanos())),
					null, null);
		}
		return (reply.error() != null) ? reply.error() : Interacting.INTERACTOR_FLOODED;
	}

	/** Returns what the interactor wrote for its author. */
	public CapturedText interactorsErrors() {
		return interactor().result().stderr();
	}

	/**
	 * Whether the program waited for too long beside an interactor that was still there.
	 */
	private boolean idledBesideOther() {
		return result.outcome() == RunOutcome.IDLE_TOO_LONG && program().endedNanos() <= interactorsEnd();
	}

	/** One that was stopped has not told when it ended. */
	private long interactorsEnd() {
		return (reply.endedNanos() > 0) ? reply.endedNanos() : interactor().endedNanos();
	}

	private boolean failed(boolean inOrder) {
		return !inOrder && !cutOff();
	}

	/** Whether the program has ended because nobody wrote or read any more. */
	private boolean cutOff() {
		return switch (result.outcome()) {
			case RAISED -> result.names().contains("EOFError") || result.names().contains("BrokenPipeError");
			case EXITED -> Integer.valueOf(CANNOT_FLUSH).equals(result.exitCode());
			case RETURNED, OUT_OF_TIME, IDLE_TOO_LONG, OUT_OF_MEMORY, TOO_MUCH_OUTPUT, RESULT_TOO_LARGE,
					UNSERIALIZABLE_RESULT, KILLED_BY_SIGNAL, DOES_NOT_COMPILE, ENTRY_POINT_MISSING ->
				false;
		};
	}

	private boolean endedFirst() {
		return program().endedNanos() < reply.endedNanos();
	}

	private Side program() {
		return interaction.first();
	}

	private Side interactor() {
		return interaction.second();
	}

}
