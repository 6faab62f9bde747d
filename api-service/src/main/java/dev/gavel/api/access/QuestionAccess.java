package dev.gavel.api.access;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What decides who may do what with a question.
 *
 * @param ownerId null for a question that was made without accounts
 * @param coAuthorIds further accounts that have the owner's rights
 * @param open whether the caller is in its audience at this time
 */
public record QuestionAccess(long questionId, @Nullable Long ownerId, Set<Long> coAuthorIds, QuestionState state,
		boolean open) {

	public QuestionAccess {
		coAuthorIds = Set.copyOf(coAuthorIds);
	}

	boolean isWrittenBy(Caller caller) {
		return caller.owns(ownerId) || coAuthorIds.stream().anyMatch(caller::owns);
	}

}
