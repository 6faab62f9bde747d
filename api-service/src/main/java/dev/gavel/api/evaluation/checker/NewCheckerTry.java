package dev.gavel.api.evaluation.checker;

import dev.gavel.api.question.NewQuestion;
import dev.gavel.api.question.testcase.TriedAnswer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A checker or an interactor to be tried, as sent.
 *
 * @param question with its {@code metadata} and a {@code comparison} by a checker or an
 * interactor; the rest may be missing
 * @param program what talks with the interactor; a checker has none
 * @param tests what the checker is asked about, or the interactor gets
 */
public record NewCheckerTry(@Nullable NewQuestion question, @Nullable String program,
		@Nullable List<@Nullable TriedAnswer> tests) {
}
