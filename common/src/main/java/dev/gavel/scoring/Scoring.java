package dev.gavel.scoring;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How the tests of a suite are scored together.
 *
 * @param groups in the author's order; their names differ, and none depends on itself
 */
public record Scoring(@JsonInclude(JsonInclude.Include.NON_EMPTY) List<TestGroup> groups, StopAt stopAt) {

	/** Without groups, and all tests run. */
	public static final Scoring NONE = new Scoring(List.of(), StopAt.NEVER);

	public Scoring {
		groups = (groups != null) ? List.copyOf(groups) : List.of();
		stopAt = Objects.requireNonNullElse(stopAt, StopAt.NEVER);
	}

	/** Returns the same scoring, by which no test is skipped after others have failed. */
	public Scoring runningAll() {
		return new Scoring(groups.stream().map(TestGroup::withoutRequirements).toList(), StopAt.NEVER);
	}

	public Optional<TestGroup> group(@Nullable String name) {
		return groups.stream().filter((group) -> group.name().equals(name)).findFirst();
	}

	/** Returns the names of all groups that one requires, directly or not. */
	public Set<String> required(String name) {
		Set<String> required = new HashSet<>();
		addRequired(name, required);
		return required;
	}

	private void addRequired(String name, Set<String> required) {
		group(name).ifPresent((group) -> group.requires()
			.stream()
			.filter(required::add)
			.forEach((other) -> addRequired(other, required)));
	}

	/** Returns what solvers learn of a test with that feedback in that group. */
	public Feedback feedback(Feedback own, @Nullable String group) {
		return group(group).map((found) -> found.feedback().atMost(own)).orElse(own);
	}

}
