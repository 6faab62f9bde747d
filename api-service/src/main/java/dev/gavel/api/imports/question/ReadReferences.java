package dev.gavel.api.imports.question;

import dev.gavel.api.imports.format.FoundReference;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.ProblemType;
import dev.gavel.api.reference.NewSolution;
import dev.gavel.api.reference.ReferenceSolution;
import dev.gavel.api.reference.ReferenceSolutions;
import dev.gavel.api.reference.RequiredVerdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reference solutions that can be taken.
 *
 * @param warnings about those that cannot be taken
 */
record ReadReferences(List<NewSolution> solutions, List<String> warnings) {

	private static final String FIELD = "reference:";

	static ReadReferences of(List<FoundReference> found, ReferenceSolutions stored) {
		List<NewSolution> solutions = new ArrayList<>();
		List<String> warnings = new ArrayList<>();
		Set<String> names = new HashSet<>();
		for (FoundReference reference : found) {
			NewSolution solution = new NewSolution(reference.name().strip(), reference.code(),
					verdict(reference.expected()));
			try {
				stored.require(solution);
				requireRoom(solutions);
				requireFree(reference.name().strip(), names);
				solutions.add(solution);
			}
			catch (Problem problem) {
				warnings.add(
						"The reference solution '%s' is left out: %s".formatted(solution.name(), problem.getMessage()));
			}
		}
		return new ReadReferences(solutions, warnings);
	}

	private static void requireRoom(List<NewSolution> solutions) {
		if (solutions.size() == ReferenceSolutions.MOST) {
			throw new Problem(ProblemType.TOO_MANY_SOLUTIONS,
					"A question may have %d.".formatted(ReferenceSolutions.MOST));
		}
	}

	private static void requireFree(String name, Set<String> names) {
		if (!names.add(name.toLowerCase(Locale.ROOT))) {
			throw new Problem(ProblemType.INVALID, "There is another one of that name.");
		}
	}

	private static RequiredVerdict verdict(FoundReference.Expected expected) {
		return switch (expected) {
			case ACCEPTED -> RequiredVerdict.ACCEPTED;
			case WRONG_ANSWER -> RequiredVerdict.WRONG_ANSWER;
			case TIME_LIMIT -> RequiredVerdict.TIME_LIMIT_EXCEEDED;
			case ERROR -> RequiredVerdict.RUNTIME_ERROR;
			case REJECTED -> RequiredVerdict.REJECTED;
		};
	}

	/** Returns the hashes of a question with those of its reference solutions. */
	Map<String, String> with(Map<String, String> fields) {
		Map<String, String> all = new HashMap<>(fields);
		solutions.forEach((solution) -> all.put(field(solution.name()), SentQuestion.hash(solution.toString())));
		return all;
	}

	static boolean isField(String field) {
		return field.startsWith(FIELD);
	}

	private static String field(@Nullable String name) {
		return FIELD + name;
	}

	/**
	 * Returns the solutions with what has changed since the last import. Those that the
	 * author has added here stay, and so do those that are changed here only.
	 * @param current the solutions as they are now
	 * @param now the hashes of the question that is imported
	 */
	List<NewSolution> onto(List<ReferenceSolution> current, Map<String, String> now, ImportedState former) {
		Map<String, NewSolution> merged = new LinkedHashMap<>();
		for (ReferenceSolution solution : current) {
			String field = field(solution.name());
			if (now.containsKey(field) || !former.fields().containsKey(field)) {
				merged.put(field, new NewSolution(solution.name(), solution.code(), solution.requiredVerdict()));
			}
		}
		for (NewSolution solution : solutions) {
			String field = field(solution.name());
			if (former.isChanged(field, now)) {
				merged.put(field, solution);
			}
		}
		return List.copyOf(merged.values());
	}

}
