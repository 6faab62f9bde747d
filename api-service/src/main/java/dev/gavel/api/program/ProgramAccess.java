package dev.gavel.api.program;

import dev.gavel.api.access.Caller;
import dev.gavel.api.access.Permissions;
import dev.gavel.api.access.QuestionAccess;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.ProblemType;
import dev.gavel.api.question.access.AllowedQuestions;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Determines what callers see of programs and may do with them. Queries questions only
 * for callers who write some.
 */
@Component
public class ProgramAccess {

	private final Permissions permissions;

	private final AllowedQuestions questions;

	ProgramAccess(Permissions permissions, AllowedQuestions questions) {
		this.permissions = permissions;
		this.questions = questions;
	}

	/** Returns what the caller sees of a program. */
	public Visibility of(Caller caller, @Nullable Long ownerId, @Nullable Long questionId) {
		QuestionAccess question = question(caller, questionId);
		if (!permissions.seesProgram(caller, ownerId, question)) {
			return Visibility.NONE;
		}
		return results(caller, question);
	}

	/** Returns what the caller sees of programs for these questions that it may see. */
	public Function<@Nullable Long, Visibility> ofAll(Caller caller, Collection<@Nullable Long> questionIds) {
		Set<Long> ids = questionIds.stream().filter((id) -> id != null).collect(Collectors.toSet());
		Map<Long, QuestionAccess> accesses = writes(caller) ? questions.accessById(ids, caller) : Map.of();
		return (id) -> results(caller, (id != null) ? accesses.get(id) : null);
	}

	/**
	 * Returns what the caller sees of a program.
	 * @param kind what to call it
	 * @throws Problem when for this caller there is no such program
	 */
	public Visibility require(Caller caller, String kind, UUID id, ProgramOrigin origin) {
		Visibility visibility = of(caller, origin.ownerId(), origin.questionId());
		if (visibility == Visibility.NONE) {
			throw Problem.notFound(kind, id);
		}
		return visibility;
	}

	/**
	 * Reads nothing for those who see everything.
	 * @throws Problem when for this caller there is no such program
	 */
	public void requireSight(Caller caller, String kind, UUID id, ProgramRepository<?> programs) {
		if (!permissions.seesEverything(caller)) {
			require(caller, kind, id, programs.origin(id).orElseThrow(() -> Problem.notFound(kind, id)));
		}
	}

	/**
	 * @throws Problem when the caller may not have programs for the question judged again
	 */
	public void requireRejudge(Caller caller, @Nullable Long questionId) {
		if (!mayRejudge(caller, questionId)) {
			throw new Problem(ProblemType.FORBIDDEN,
					"Only authors of the question and operators can judge its submissions again.");
		}
	}

	/** Returns whether the caller may have programs for a question judged again. */
	public boolean mayRejudge(Caller caller, @Nullable Long questionId) {
		return permissions.rejudges(caller, question(caller, questionId));
	}

	/**
	 * Returns whether the caller sees a rejudging of submissions to a question, or null.
	 */
	public boolean seesRejudging(Caller caller, @Nullable Long questionId) {
		return permissions.seesRejudging(caller, question(caller, questionId));
	}

	private Visibility results(Caller caller, @Nullable QuestionAccess question) {
		if (permissions.seesHiddenResults(caller, question)) {
			return Visibility.ALL;
		}
		return permissions.seesCheckers(caller) ? Visibility.PROGRAM_AND_CHECKER : Visibility.PROGRAM;
	}

	private @Nullable QuestionAccess question(Caller caller, @Nullable Long questionId) {
		return (questionId != null && writes(caller)) ? questions.accessById(Set.of(questionId), caller).get(questionId)
				: null;
	}

	/** Operators need not be authors to see everything. */
	private boolean writes(Caller caller) {
		return !permissions.seesEverything(caller) && permissions.writesQuestions(caller);
	}

}
