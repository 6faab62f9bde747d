package dev.gavel.api.question.comparison;

import dev.gavel.api.platform.request.Violations;
import dev.gavel.message.ComparisonSpec.Checker;
import org.jspecify.annotations.Nullable;

/**
 * Fills in what a checker may use, and where it runs, as for the programs of questions.
 */
public interface CheckerSettings {

	/**
	 * @param violations receives the mistakes
	 */
	Checker check(Violations violations, String code, @Nullable Integer timeLimitMs, @Nullable Integer memoryLimitMb,
			@Nullable String environment);

}
