package dev.gavel.api.reference;

import dev.gavel.api.access.Caller;
import dev.gavel.api.idempotency.IdempotencyKey;
import dev.gavel.api.platform.request.ProblemType;
import dev.gavel.api.platform.request.Refuses;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Reference solutions and verifications, for programs. */
@RestController
@Tag(name = "Reference solutions", description = "Solutions with the verdict that each must get, for authors")
class SolutionApi {

	private final ReferenceSolutions solutions;

	private final Verifications verifications;

	SolutionApi(ReferenceSolutions solutions, Verifications verifications) {
		this.solutions = solutions;
		this.verifications = verifications;
	}

	/**
	 * Lists the reference solutions of a question, in the order in which they were added.
	 */
	@GetMapping("/ques/{id}/solutions")
	List<ReferenceSolution> listSolutions(@PathVariable long id, Caller caller) {
		return solutions.list(id, caller);
	}

	/** Adds a reference solution. The question is verified soon afterwards. */
	@ApiResponse(responseCode = "201")
	@Refuses({ ProblemType.TOO_MANY_SOLUTIONS, ProblemType.SOURCE_TOO_LARGE })
	@PostMapping(path = "/ques/{id}/solutions", consumes = MediaType.APPLICATION_JSON_VALUE)
	ResponseEntity<ReferenceSolution> createSolution(@PathVariable long id, @RequestBody NewSolution request,
			Caller caller, IdempotencyKey key) {
		return added(id, key.once(ReferenceSolution.class, caller, () -> solutions.add(id, request, caller),
				(solution) -> solutions.find(id, Long.parseLong(solution), caller)));
	}

	private static ResponseEntity<ReferenceSolution> added(long id, ReferenceSolution added) {
		return ResponseEntity.created(URI.create("/ques/%d/solutions/%d".formatted(id, added.id()))).body(added);
	}

	/** Returns a reference solution. */
	@GetMapping("/ques/{id}/solutions/{solutionId}")
	ReferenceSolution getSolution(@PathVariable long id, @PathVariable long solutionId, Caller caller) {
		return solutions.find(id, solutionId, caller);
	}

	/** Replaces a reference solution. The question is verified soon afterwards. */
	@Refuses(ProblemType.SOURCE_TOO_LARGE)
	@PutMapping(path = "/ques/{id}/solutions/{solutionId}", consumes = MediaType.APPLICATION_JSON_VALUE)
	ReferenceSolution updateSolution(@PathVariable long id, @PathVariable long solutionId,
			@RequestBody NewSolution request, Caller caller) {
		return solutions.change(id, solutionId, request, caller);
	}

	/** Deletes a reference solution. */
	@ResponseStatus(HttpStatus.NO_CONTENT)
	@DeleteMapping("/ques/{id}/solutions/{solutionId}")
	void deleteSolution(@PathVariable long id, @PathVariable long solutionId, Caller caller) {
		solutions.delete(id, solutionId, caller);
	}

	/**
	 * Judges all reference solutions of a question now, after everything that someone is
	 * waiting for. Replaces the last verification.
	 */
	@ApiResponse(responseCode = "202", description = "They will be judged")
	@Refuses({ ProblemType.NO_SOLUTIONS, ProblemType.NO_TEST_CASES, ProblemType.TOO_MANY_REQUESTS })
	@PostMapping("/ques/{id}/verification")
	ResponseEntity<VerificationView> verifyQuestion(@PathVariable long id, Caller caller) {
		VerificationView started = verifications.start(id, caller);
		return ResponseEntity.accepted().location(URI.create("/ques/%d/verification".formatted(id))).body(started);
	}

	/** Returns what the last verification of a question has found so far. */
	@GetMapping("/ques/{id}/verification")
	VerificationView getVerification(@PathVariable long id, Caller caller) {
		return verifications.find(id, caller);
	}

}
