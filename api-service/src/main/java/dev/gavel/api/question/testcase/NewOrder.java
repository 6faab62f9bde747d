package dev.gavel.api.question.testcase;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.Violations;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The order in which a question's tests are to run.
 *
 * @param testCaseIds of all of them
 */
public record NewOrder(@JsonProperty("testcase_ids") @Nullable List<@Nullable Long> testCaseIds) {

	private static final String FIELD = "testcase_ids";

	/**
	 * @return the ids in their new order
	 * @throws Problem when they are not exactly the known ones
	 */
	List<Long> check(Set<Long> known) {
		if (testCaseIds == null) {
			throw Violations.of(FIELD, "is missing");
		}
		Violations violations = new Violations();
		Set<@Nullable Long> seen = new HashSet<>();
		for (int i = 0; i < testCaseIds.size(); i++) {
			Long id = testCaseIds.get(i);
			String field = "%s[%d]".formatted(FIELD, i);
			violations.require(id != null && known.contains(id), field,
					"expected a test case of this question, got %d".formatted(id));
			violations.require(seen.add(id), field, "%d appears twice".formatted(id));
		}
		Set<Long> missing = new TreeSet<>(known);
		missing.removeIf(seen::contains);
		violations.require(missing.isEmpty(), FIELD,
				"expected all test cases of this question, missing %s".formatted(missing));
		violations.throwIfAny();
		return List.copyOf(testCaseIds);
	}

}
