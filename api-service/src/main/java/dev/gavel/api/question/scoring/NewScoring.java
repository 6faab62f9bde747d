package dev.gavel.api.question.scoring;

import dev.gavel.api.platform.request.WholeTime.Seconds;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonDeserialize;

/**
 * The scoring of a question as sent. Everything may be left out.
 *
 * @param groups tests that are scored together
 * @param stopAt when the remaining tests are not run: never (the default), first_failure
 * or group_failure
 * @param counts which of a solver's submissions counts: best (the default), last or first
 * @param attempts how many submissions a solver may send
 * @param pauseSeconds how long a solver must wait between two submissions; also text with
 * a unit, such as 1m
 */
public record NewScoring(@Nullable List<@Nullable NewGroup> groups, @Nullable String stopAt, @Nullable String counts,
		@Nullable Integer attempts, @JsonDeserialize(using = Seconds.class) @Nullable Integer pauseSeconds) {

	/**
	 * A group as sent.
	 *
	 * @param name what its tests call it
	 * @param points what it is worth; by default what its tests are worth together
	 * @param rule sum (the default): accepted tests give their points; or all: the points
	 * count only if all of its tests are accepted
	 * @param requires names of groups without whose points this one gives none
	 * @param feedback what solvers learn of its tests: full (the default), verdict or
	 * none
	 */
	public record NewGroup(@Nullable String name, @Nullable BigDecimal points, @Nullable String rule,
			@Nullable List<@Nullable String> requires, @Nullable String feedback) {
	}

}
