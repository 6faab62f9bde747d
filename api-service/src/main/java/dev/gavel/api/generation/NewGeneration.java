package dev.gavel.api.generation;

import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.Violations;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Tests to be generated.
 *
 * @param solutionId the reference solution that says what is right; needed unless an
 * interactor decides
 * @param firstSeed of the first test; 1 by default
 * @param count how many tests, each with the next seed; 10 by default
 * @param hidden whether they are hidden; they are by default
 */
record NewGeneration(@Nullable Long solutionId, @Nullable Integer firstSeed, @Nullable Integer count,
		@Nullable Boolean hidden) {

	private static final int MOST = 100;

	/**
	 * @param needsSolution whether outputs are needed
	 * @throws Problem naming every field that is not right
	 */
	void check(boolean needsSolution) {
		Violations violations = new Violations();
		violations.require(solutionId != null || !needsSolution, "solution_id",
				"is missing, expected the id of a reference solution");
		violations.require(tests() >= 1 && tests() <= MOST, "count",
				"expected 1 to %d tests, got %,d".formatted(MOST, tests()));
		violations.require(first() >= 0, "first_seed", "expected a number from 0, got %,d".formatted(first()));
		violations.throwIfAny();
	}

	private int tests() {
		return Objects.requireNonNullElse(count, 10);
	}

	private int first() {
		return Objects.requireNonNullElse(firstSeed, 1);
	}

	/** Returns the seed of each test. */
	List<String> seeds() {
		return IntStream.range(0, tests()).mapToObj((i) -> String.valueOf((long) first() + i)).toList();
	}

	/** Returns them with the first one twice, to see whether it decides. */
	List<String> seedsToRun() {
		return Stream.concat(Stream.of(seeds().get(0)), seeds().stream()).toList();
	}

	boolean isHidden() {
		return !Boolean.FALSE.equals(hidden);
	}

}
