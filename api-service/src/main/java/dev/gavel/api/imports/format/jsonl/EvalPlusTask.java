package dev.gavel.api.imports.format.jsonl;

import dev.gavel.api.imports.format.UnreadableFileException;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** What EvalPlus knows of its tasks, and their file does not say. */
final class EvalPlusTask {

	/** Their answers are compared as sets, or by a function of their own. */
	private static final Set<String> COMPARED_OTHERWISE = Set.of("similar_elements", "find_char_long",
			"common_in_nested_lists", "extract_singly", "larg_nnum", "intersection_array", "find_dissimilar", "Diff",
			"check_str", "text_match_three", "text_starta_endb", "find_zero", "are_equivalent", "sum_div",
			"surface_Area", "digit_distance_nums");

	/**
	 * Tasks of MBPP whose inputs are sets or complex numbers, or have tuples in dicts.
	 */
	private static final Set<Integer> WITH_OTHER_INPUTS = Set.of(115, 124, 252, 722);

	/** How far floats may differ, at least. */
	private static final double LEAST_TOLERANCE = 1e-6;

	/** Of MBPP; 0 for others. */
	private final int number;

	private final String function;

	private final double tolerance;

	EvalPlusTask(ObjectNode line) {
		String id = Field.id(line, "task_id");
		this.number = id.matches("Mbpp/[0-9]{1,4}") ? Integer.parseInt(id.substring("Mbpp/".length())) : 0;
		this.function = Field.text(line, "entry_point");
		this.tolerance = line.path("atol").doubleValue(0);
	}

	/**
	 * @throws UnreadableFileException when its tests would mean something else here
	 */
	void requireUsual() throws UnreadableFileException {
		if (COMPARED_OTHERWISE.contains(function)) {
			throw new UnreadableFileException(
					"EvalPlus compares the answers of %s in a way of its own, which is not in the file."
						.formatted(function));
		}
		if (WITH_OTHER_INPUTS.contains(number)) {
			throw new UnreadableFileException(
					"Its inputs are sets, complex numbers or tuples in dicts, which the file writes as lists and texts.");
		}
	}

	TupleInputs tuples() {
		return TupleInputs.of(number);
	}

	/**
	 * Puts the tolerance that EvalPlus has for floats.
	 * @param type what the function returns
	 */
	void compare(ObjectNode question, String type) {
		if (tolerance > 0 || type.contains("float")) {
			question.putObject("comparison")
				.put("kind", "typed")
				.put("relative", 1e-7)
				.put("absolute", Math.max(tolerance, LEAST_TOLERANCE));
		}
	}

}
