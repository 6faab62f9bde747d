package dev.gavel.api.evaluation.output;

import dev.gavel.api.access.Caller;
import dev.gavel.api.evaluation.EvaluationResults;
import dev.gavel.api.evaluation.output.StoredOutputs.Judged;
import dev.gavel.api.judgement.TestResults;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.waiting.LargeAnswers;
import dev.gavel.message.TestReport;
import dev.gavel.value.DecodingRoom;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.persistence.EntityManager;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** All that programs printed in evaluations, for programs. */
@RestController
@Tag(name = "Evaluations")
class EvaluationOutputApi {

	private final EvaluationResults results;

	private final StoredOutputs outputs;

	private final WholeOutputs whole;

	private final EntityManager entityManager;

	private final LargeAnswers answers;

	EvaluationOutputApi(EvaluationResults results, StoredOutputs outputs, WholeOutputs whole,
			EntityManager entityManager, LargeAnswers answers) {
		this.results = results;
		this.outputs = outputs;
		this.whole = whole;
		this.entityManager = entityManager;
		this.answers = answers;
	}

	/**
	 * Returns what the program printed in a test, byte for byte, if the evaluation was
	 * sent with {@code whole_outputs}. The evaluation says how much of it was kept. 404
	 * if that is not there any more.
	 * @param index the test, from 1
	 */
	@ApiResponse(responseCode = "200",
			content = @Content(mediaType = MediaType.APPLICATION_OCTET_STREAM_VALUE,
					schema = @Schema(type = "string", format = "binary")))
	@GetMapping("/evaluations/{id}/tests/{index}/{stream}")
	ResponseEntity<byte[]> getEvaluationOutput(@PathVariable UUID id, @PathVariable int index,
			@PathVariable PrintedStream stream, Caller caller, @Parameter(hidden = true) HttpServletRequest request) {
		results.requireSight(id, caller);
		try (DecodingRoom room = WholeOutputs.room()) {
			byte[] content = outputs.judged(id)
				.flatMap((judged) -> printed(judged, index, stream))
				.orElseThrow(() -> Problem.notFound("output of test", index));
			answers.count(request, content.length);
			return ResponseEntity.ok()
				.contentType(MediaType.APPLICATION_OCTET_STREAM)
				.header(HttpHeaders.CONTENT_DISPOSITION,
						ContentDisposition.attachment().filename(stream.name()).build().toString())
				.body(content);
		}
	}

	private Optional<byte[]> printed(Judged judged, int index, PrintedStream stream) {
		return Optional.ofNullable(entityManager.find(TestResults.class, judged.id()))
			.flatMap((found) -> found.reports().stream().filter((report) -> report.index() == index).findFirst())
			.map(TestReport::printed)
			.flatMap((printed) -> whole.read(judged, index, stream, stream.of(printed)));
	}

}
