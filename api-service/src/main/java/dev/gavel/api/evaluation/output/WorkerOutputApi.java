package dev.gavel.api.evaluation.output;

import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.ProblemType;
import dev.gavel.printed.Printed;
import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import java.io.InputStream;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Takes what has no room in reports from workers. */
@RestController
@Hidden
class WorkerOutputApi {

	private final StoredOutputs outputs;

	WorkerOutputApi(StoredOutputs outputs) {
		this.outputs = outputs;
	}

	/**
	 * Answers 409 when the attempt is over, its run keeps no whole outputs, or no space
	 * is left for it.
	 */
	@PutMapping("/internal/outputs/{judgementId}/{test}/{stream}")
	ResponseEntity<Void> put(@PathVariable UUID judgementId, @PathVariable int test, @PathVariable PrintedStream stream,
			@RequestParam int attempt, InputStream body) throws IOException {
		byte[] content = body.readNBytes(Printed.MOST_BYTES + 1);
		if (content.length > Printed.MOST_BYTES) {
			throw new Problem(ProblemType.REQUEST_TOO_LARGE,
					"An output may have at most %,d bytes.".formatted(Printed.MOST_BYTES));
		}
		boolean stored = outputs.put(judgementId, attempt, test, stream, content);
		return ResponseEntity.status(stored ? HttpStatus.NO_CONTENT : HttpStatus.CONFLICT).build();
	}

}
