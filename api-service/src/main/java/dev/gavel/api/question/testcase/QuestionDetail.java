package dev.gavel.api.question.testcase;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.gavel.api.question.QuestionView;
import dev.gavel.scoring.Points;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A question with the first of the test cases that solvers may see, in the order in which
 * they run.
 *
 * @param testCaseCount how many it has, hidden ones too
 * @param hiddenCount how many of them are hidden
 * @param maxScore the most points that solvers can see; omitted when no test is worth any
 * @param closed whether it takes no more programs from the caller's groups
 * @param closesAt when it closes, or has closed, for the caller; null when it never does
 */
public record QuestionDetail(@JsonUnwrapped QuestionView question, List<TestCaseView> testCases, int testCaseCount,
		int hiddenCount, @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Points maxScore, boolean closed,
		@Nullable Instant closesAt) {
}
