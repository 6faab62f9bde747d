package dev.gavel.api.score;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How many submissions a solver has sent to a question, and may send.
 *
 * @param used without those that were cancelled before their judging began, or that Gavel
 * failed to judge
 * @param limit absent when there is none
 * @param nextAt when the next one is possible; absent when that is now or never
 */
public record Attempts(int used, @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer limit,
		@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant nextAt) {

	/** Whether none is left. */
	boolean areUsedUp() {
		return limit != null && used >= limit;
	}

}
