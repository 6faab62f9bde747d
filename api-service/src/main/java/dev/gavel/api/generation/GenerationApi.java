package dev.gavel.api.generation;

import dev.gavel.api.access.Caller;
import dev.gavel.api.platform.request.ProblemType;
import dev.gavel.api.platform.request.Refuses;
import dev.gavel.api.reference.StoredTestPrograms;
import dev.gavel.api.reference.TestPrograms;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Making tests by programs of the author, for programs. */
@RestController
@Tag(name = "Reference solutions")
class GenerationApi {

	private final GeneratedTests generated;

	private final OutputsOfSolution outputs;

	private final StoredTestPrograms programs;

	GenerationApi(GeneratedTests generated, OutputsOfSolution outputs, StoredTestPrograms programs) {
		this.programs = programs;
		this.generated = generated;
		this.outputs = outputs;
	}

	/**
	 * Replaces the expected outputs of all tests by those of a reference solution.
	 * Answers when all tests have run; if one fails, nothing is changed.
	 */
	@Refuses({ ProblemType.SOURCE_TOO_LARGE, ProblemType.TOO_MANY_SUBMISSIONS, ProblemType.QUEUE_FULL,
			ProblemType.REQUEST_TOO_LARGE, ProblemType.TOO_MANY_TEST_CASES })
	@PostMapping("/ques/{id}/solutions/{solutionId}/outputs")
	CompletableFuture<FilledOutputs> fillOutputs(@PathVariable long id, @PathVariable long solutionId, Caller caller) {
		return outputs.fill(id, solutionId, caller);
	}

	/** Returns the generator and the validator of a question. */
	@GetMapping("/ques/{id}/generator")
	TestPrograms getGenerator(@PathVariable long id, Caller caller) {
		return programs.get(id, caller);
	}

	/**
	 * Replaces the generator and the validator of a question. Each verification lets the
	 * validator read the inputs of all tests.
	 */
	@PutMapping(path = "/ques/{id}/generator", consumes = MediaType.APPLICATION_JSON_VALUE)
	TestPrograms updateGenerator(@PathVariable long id, @RequestBody TestPrograms request, Caller caller) {
		return programs.replace(id, request, caller);
	}

	/**
	 * Adds tests whose inputs the generator prints and whose outputs are those of a
	 * reference solution. Answers when they are added: all of them, or none.
	 */
	@ApiResponse(responseCode = "201", description = "All were added")
	@Refuses({ ProblemType.SOURCE_TOO_LARGE, ProblemType.TOO_MANY_SUBMISSIONS, ProblemType.QUEUE_FULL,
			ProblemType.REQUEST_TOO_LARGE, ProblemType.TOO_MANY_TEST_CASES })
	@PostMapping(path = "/ques/{id}/generator", consumes = MediaType.APPLICATION_JSON_VALUE)
	CompletableFuture<ResponseEntity<Generation>> generateTestCases(@PathVariable long id,
			@RequestBody NewGeneration request, Caller caller) {
		return generated.generate(id, request, caller)
			.thenApply((made) -> ResponseEntity.created(URI.create("/ques/" + id)).body(made));
	}

}
