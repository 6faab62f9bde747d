package dev.gavel.api.access;

import dev.gavel.api.access.QuestionAccess.Availability;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Decides what a caller may do with one resource. {@link RoutePermissions} decides about
 * routes.
 */
@Component
public class Permissions {

	/**
	 * Returns whether the caller sees what belongs to others. A token without the scope
	 * sees what a token of a solver sees.
	 */
	public boolean seesEverything(Caller caller) {
		return caller.may(Scope.OPERATE);
	}

	/** Returns whether the caller has the rights of the authors of its questions. */
	public boolean writesQuestions(Caller caller) {
		return caller.may(Scope.AUTHOR);
	}

	/**
	 * Returns whether the caller knows of a question. {@code AccessToQuestions.knownTo}
	 * decides the same for lists, in the database.
	 */
	public boolean seesQuestion(Caller caller, QuestionAccess question) {
		return seesHiddenTests(caller, question)
				|| (question.state() == QuestionState.PUBLISHED && question.availability() != Availability.NONE);
	}

	/** Returns whether the caller sees hidden tests and expected outputs. */
	public boolean seesHiddenTests(Caller caller, QuestionAccess question) {
		return seesEverything(caller) || question.isWrittenBy(caller);
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
		return caller.may(Scope.AUTHOR) && (seesEverything(caller) || question.isOwnedBy(caller));
	}

	/** Returns whether the caller submits programs to a question. */
	public boolean solvesQuestion(Caller caller, QuestionAccess question) {
		return caller.may(Scope.SUBMIT) && isOpenTo(caller, question);
	}

	/** Returns whether the caller runs programs on tests of a question, or its own. */
	public boolean evaluatesPrograms(Caller caller, QuestionAccess question) {
		return caller.may(Scope.EVALUATE) && isOpenTo(caller, question);
	}

	/** Returns whether the caller runs programs that are for no question. */
	public boolean evaluatesPrograms(Caller caller) {
		return caller.may(Scope.EVALUATE);
	}

	/** Returns whether a question takes programs from callers like this. */
	public boolean isOpenTo(Caller caller, QuestionAccess question) {
		return switch (question.state()) {
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
	 * Returns whether the caller sees a program and its results, and may cancel it. The
	 * id of a visitor's program is known to that visitor only.
	 * @param ownerId the account that sent it, if there is one
	 * @param question the question that it is for, if there is one
	 */
	public boolean seesProgram(Caller caller, @Nullable Long ownerId, @Nullable QuestionAccess question) {
		boolean ofVisitor = caller.isVisitor() && caller.may(Scope.SUBMIT) && Objects.equals(ownerId, caller.ownerId());
		return seesEverything(caller) || caller.owns(ownerId) || ofVisitor
				|| (question != null && question.isWrittenBy(caller));
	}

	/**
	 * Returns whether results show the caller what a program did with hidden tests.
	 * Without accounts they show that to nobody, because solvers are not told from
	 * authors.
	 * @param question the question that the program is for, if there is one
	 */
	public boolean seesHiddenResults(Caller caller, @Nullable QuestionAccess question) {
		return !caller.isTrusted() && (seesEverything(caller) || (question != null && question.isWrittenBy(caller)));
	}

	/**
	 * Returns whether results show the caller why a checker failed at tests that are not
	 * hidden, although they show nothing of hidden ones. Without accounts, anyone may be
	 * the author.
	 */
	public boolean seesCheckers(Caller caller) {
		return caller.isTrusted();
	}

	/** Returns whether the caller lists submissions. Those of visitors have no owner. */
	public boolean listsSubmissions(Caller caller) {
		return caller.accountId() != null || caller.isTrusted();
	}

	/** Returns whether the caller names the people for whom it sends programs. */
	public boolean actsForOthers(Caller caller) {
		return caller.may(Scope.ACT_FOR);
	}

	/** Returns whether the caller sees workers, failures and parked messages. */
	public boolean seesOperation(Caller caller) {
		return seesEverything(caller);
	}

	/** Returns whether the caller sees what a rejudging of submissions changed. */
	public boolean seesRejudging(Caller caller, @Nullable QuestionAccess question) {
		return seesEverything(caller) || (question != null && question.isWrittenBy(caller));
	}

	/** Returns whether the caller has submissions to a question judged again. */
	public boolean rejudges(Caller caller, @Nullable QuestionAccess question) {
		return seesEverything(caller) || (question != null && editsQuestion(caller, question));
	}

	/**
	 * Returns whether the caller revokes a token of its account. A token revokes no other
	 * one, so that a leaked one does not stop the others.
	 */
	public boolean revokesToken(Caller caller, long tokenId) {
		return caller.tokenId() == null || caller.tokenId() == tokenId;
	}

	/**
	 * Returns whether the caller is told of the verdicts of what it sends.
	 * @param sending the right to send it
	 */
	public boolean readsVerdicts(Caller caller, Scope sending) {
		return seesEverything(caller) || caller.may(Scope.READ) || caller.may(sending);
	}

	/** Returns whether the caller sees a webhook. */
	public boolean seesWebhook(Caller caller, @Nullable Long ownerId) {
		return seesEverything(caller) || caller.owns(ownerId);
	}

	/**
	 * Returns whether the caller changes a webhook that it sees. A token changes only
	 * what it created, so that a leaked one learns no secret of others.
	 * @param createdWith the token that created the webhook, or null
	 */
	public boolean changesWebhook(Caller caller, @Nullable Long createdWith) {
		return seesEverything(caller) || caller.tokenId() == null || caller.tokenId().equals(createdWith);
	}

}
