package dev.gavel.api.evaluation;

import dev.gavel.api.question.NewQuestion;
import dev.gavel.api.question.testcase.TriedAnswer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A checker to be tried, as sent.
 *
 * @param question with its {@code metadata} and a {@code comparison} by a checker; the
 * rest may be missing
 * @param tests what the checker is asked about
 */
public record NewCheckerTry(@Nullable NewQuestion question, @Nullable List<@Nullable TriedAnswer> tests) {
}
