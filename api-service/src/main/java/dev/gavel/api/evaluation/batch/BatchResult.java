package dev.gavel.api.evaluation.batch;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.gavel.api.submission.SubmissionView;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The result of a line.
 *
 * @param position from 1, in the order of completion
 * @param customId null when the line had none that can be read
 * @param evaluation absent when the line could not be judged
 * @param problem why it could not; absent when it could
 */
record BatchResult(int position, @Nullable String customId,
		@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable SubmissionView evaluation,
		@JsonInclude(JsonInclude.Include.NON_NULL) @JsonRawValue @Schema(
				implementation = LineProblem.class) @Nullable String problem) {
}
