package dev.gavel.api.generation;

import dev.gavel.api.access.Caller;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.Violations;
import dev.gavel.api.reference.ReferenceSolution;
import dev.gavel.api.reference.ReferenceSolutions;
import dev.gavel.api.reference.RequiredVerdict;
import java.util.List;
import org.springframework.stereotype.Component;

/** The reference solutions that say what is right. */
@Component
class RightSolutions {

	private final ReferenceSolutions solutions;

	RightSolutions(ReferenceSolutions solutions) {
		this.solutions = solutions;
	}

	List<ReferenceSolution> list(long questionId, Caller caller) {
		return solutions.list(questionId, caller).stream().filter(RightSolutions::isRight).toList();
	}

	/**
	 * @throws Problem when there is no such solution, or it need not be accepted
	 */
	ReferenceSolution require(long questionId, long id, Caller caller) {
		ReferenceSolution solution = solutions.find(questionId, id, caller);
		if (!isRight(solution)) {
			throw Violations.of("solution_id", "expected one that must be accepted, but '%s' must get %s"
				.formatted(solution.name(), solution.requiredVerdict()));
		}
		return solution;
	}

	private static boolean isRight(ReferenceSolution solution) {
		return solution.requiredVerdict() == RequiredVerdict.ACCEPTED;
	}

}
