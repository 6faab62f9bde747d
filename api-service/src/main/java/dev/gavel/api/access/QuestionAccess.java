package dev.gavel.api.access;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The facts that determine what a caller may do with a question.
 *
 * @param authorship of this caller
 * @param availability for this caller, now, once the question is published
 * @param closesAt when it closes for this caller, or has closed; null when it never does
 */
public record QuestionAccess(Authorship authorship, QuestionState state, Availability availability,
		@Nullable Instant closesAt) {

	boolean isWrittenBy(Caller caller) {
		return caller.may(Scope.AUTHOR) && authorship != Authorship.NONE;
	}

	boolean isOwnedBy(Caller caller) {
		return caller.may(Scope.AUTHOR) && authorship == Authorship.OWNER;
	}

	/** Whether the caller is among those who wrote a question. */
	public enum Authorship {

		NONE,
		/** Has the owner's rights, except giving the question away. */
		CO_AUTHOR, OWNER

	}

	/** Whether a published question is for the caller. */
	public enum Availability {

		/** The caller is not in the audience, or the question has not opened. */
		NONE, OPEN,
		/** Still shown, but it takes no programs. */
		CLOSED

	}

}
