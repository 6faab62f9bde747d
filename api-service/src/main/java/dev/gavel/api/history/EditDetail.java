package dev.gavel.api.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An edit with what it changed.
 *
 * @param before the fields of the question that it changed, as they were; absent when
 * there are none
 * @param after likewise
 * @param changes of tests, at most the first 20
 */
public record EditDetail(@JsonUnwrapped EditView edit,
		@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable JsonNode before,
		@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable JsonNode after,
		@JsonInclude(JsonInclude.Include.NON_EMPTY) List<TestChange> changes) {
}
