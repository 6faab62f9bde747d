package dev.gavel.api.score;

import dev.gavel.api.access.Caller;
import dev.gavel.api.platform.request.PageOf;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.ProblemType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import io.swagger.v3.oas.annotations.tags.Tag;

/** Scores for programs. */
@RestController
@Tag(name = "Scores", description = "What solvers have reached")
class ScoreApi {

	private final SolverScores scores;

	ScoreApi(SolverScores scores) {
		this.scores = scores;
	}

	/** Returns what you have reached at a question, and how many attempts are left. */
	@GetMapping("/ques/{id}/score")
	SolverScore getScore(@PathVariable long id, Caller caller) {
		return scores.own(id, caller)
			.orElseThrow(() -> new Problem(ProblemType.NOT_FOUND,
					"Scores belong to accounts; a visitor, or a caller of a Gavel without accounts, has none."));
	}

	/**
	 * Lists every solver of a question with the submission that counts, for its authors.
	 */
	@GetMapping("/ques/{id}/scores")
	PageOf<SolverScore> listScores(@PathVariable long id, @RequestParam(defaultValue = "0") int page,
			@RequestParam(defaultValue = "20") int size, Caller caller) {
		return scores.list(id, page, size, caller);
	}

}
