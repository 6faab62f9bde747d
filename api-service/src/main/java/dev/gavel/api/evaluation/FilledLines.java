package dev.gavel.api.evaluation;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.gavel.api.platform.request.Problem.FieldError;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Test cases with the outputs that are known so far.
 *
 * @param lines the lines as sent, with the inserted outputs
 * @param filled how many outputs were inserted
 * @param missing how many lines still lack their output
 * @param evaluation that runs the next of them; when it is done, send the lines again
 * with its id; null when nothing is left to run
 * @param errors why a line got no output
 */
public record FilledLines(String lines, int filled, int missing, @JsonProperty("trial") @Nullable UUID evaluation,
		List<FieldError> errors) {
}
