package dev.gavel.api.access;

import dev.gavel.api.access.QuestionAccess.Availability;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Decides what a caller may do with one resource. {@link RoutePermissions} decides about
 * routes.
 */
@Component
public class Permissions {

	/** Returns whether the caller knows of a question. */
	public boolean seesQuestion(Caller caller, QuestionAccess question) {
		return seesHiddenTests(caller, question)
				|| (question.state() == QuestionState.PUBLISHED && question.availability() != Availability.NONE);
	}

	/** Returns whether the caller sees hidden tests and expected outputs. */
	public boolean seesHiddenTests(Caller caller, QuestionAccess question) {
		return caller.seesEverything() || question.isWrittenBy(caller);
	}

	/** Returns whether the caller changes a question and its tests. */
	public boolean editsQuestion(Caller caller, QuestionAccess question) {
		return caller.may(Scope.AUTHOR) && seesHiddenTests(caller, question);
	}

	/**
	 * Returns whether the caller decides who else writes a question, gives it away, and
	 * deletes it.
	 */
	public boolean ownsQuestion(Caller caller, QuestionAccess question) {
		return caller.may(Scope.AUTHOR) && (caller.seesEverything() || question.isOwnedBy(caller));
	}

	/** Returns whether the caller sends programs for a question. */
	public boolean solvesQuestion(Caller caller, QuestionAccess question) {
		return caller.may(Scope.SUBMIT) && switch (question.state()) {
			case DRAFT -> seesHiddenTests(caller, question);
			case PUBLISHED -> seesHiddenTests(caller, question) || question.availability() == Availability.OPEN;
			case ARCHIVED -> false;
		};
	}

	/** Returns all of that for a question which the caller knows of. */
	public QuestionRights rights(Caller caller, QuestionAccess question) {
		return new QuestionRights(seesHiddenTests(caller, question), editsQuestion(caller, question),
				ownsQuestion(caller, question), solvesQuestion(caller, question));
	}

	/**
	 * Returns whether the caller sees a program and its results. The id of a visitor's
	 * program is known to that visitor only.
	 * @param ownerId the account that sent it, if there is one
	 * @param question the question that it is for, if there is one
	 */
	public boolean seesProgram(Caller caller, @Nullable Long ownerId, @Nullable QuestionAccess question) {
		boolean ofVisitor = ownerId == null && caller.role() == Role.VISITOR && caller.may(Scope.SUBMIT);
		return caller.seesEverything() || caller.owns(ownerId) || ofVisitor
				|| (question != null && question.isWrittenBy(caller));
	}

	/**
	 * Returns whether results show the caller what a program did with hidden tests.
	 * Without accounts they show that to nobody, because solvers are not told from
	 * authors.
	 * @param question the question that the program is for, if there is one
	 */
	public boolean seesHiddenResults(Caller caller, @Nullable QuestionAccess question) {
		return !caller.isTrusted() && (caller.seesEverything() || (question != null && question.isWrittenBy(caller)));
	}

	/** Returns whether the caller cancels the judging of a program that it sees. */
	public boolean cancelsProgram(Caller caller, @Nullable Long ownerId, @Nullable QuestionAccess question) {
		return caller.may(Scope.SUBMIT) && seesProgram(caller, ownerId, question);
	}

	/** Returns whether the caller names the people for whom it sends programs. */
	public boolean actsForOthers(Caller caller) {
		return caller.may(Scope.ACT_FOR);
	}

	/** Returns whether the caller sees workers, failures and parked messages. */
	public boolean seesOperation(Caller caller) {
		return caller.seesEverything();
	}

	/** Returns whether the caller sees what a rejudging of submissions changed. */
	public boolean seesRejudging(Caller caller, @Nullable QuestionAccess question) {
		return caller.seesEverything() || (question != null && question.isWrittenBy(caller));
	}

	/** Returns whether the caller has a program judged again. */
	public boolean rejudges(Caller caller, @Nullable QuestionAccess question) {
		return caller.may(Scope.OPERATE) || (question != null && editsQuestion(caller, question));
	}

}
