package dev.gavel.api.question.testcase;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.gavel.api.question.QuestionView;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A question with the first of the test cases that solvers may see, in the order in which
 * they run.
 *
 * @param testCaseCount how many it has, hidden ones too
 * @param hiddenCount how many of them are hidden
 * @param closed whether it takes no more programs from the caller's groups
 * @param closesAt when it closes, or has closed, for the caller; null when it never does
 */
public record QuestionDetail(@JsonUnwrapped QuestionView question, List<TestCaseView> testCases, int testCaseCount,
		int hiddenCount, boolean closed, @Nullable Instant closesAt) {
}
