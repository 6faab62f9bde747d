package dev.gavel.api.question.sharing;

import dev.gavel.api.access.QuestionState;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.Violations;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The state that a question is to have.
 *
 * @param state draft, published or archived
 * @param publishAnyway whether to publish a question that has reference solutions but is
 * not verified
 */
public record NewState(@Nullable String state, @Nullable Boolean publishAnyway) {

	private static final String FIELD = "state";

	boolean publishesAnyway() {
		return Boolean.TRUE.equals(publishAnyway);
	}

	/**
	 * @throws Problem when there is no such state
	 */
	QuestionState check() {
		if (state == null) {
			throw Violations.of(FIELD, "is missing, expected draft, published or archived");
		}
		return Arrays.stream(QuestionState.values())
			.filter((known) -> known.text().equalsIgnoreCase(state.strip()))
			.findFirst()
			.orElseThrow(
					() -> Violations.of(FIELD, "expected draft, published or archived, got '%s'".formatted(state)));
	}

}
