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

	/** Tasks of MBPP whose inputs are tuples, sets or complex numbers. */
	private static final Set<Integer> WITH_OTHER_INPUTS = Set.of(2, 63, 64, 70, 75, 94, 106, 115, 116, 120, 124, 132,
			143, 222, 237, 250, 252, 259, 261, 272, 273, 278, 299, 307, 394, 399, 400, 401, 405, 409, 413, 417, 421,
			424, 429, 438, 444, 445, 446, 470, 473, 560, 579, 580, 596, 614, 615, 616, 617, 630, 720, 722, 726, 740,
			744, 750, 753, 763, 780, 791, 808, 809);

	/** How far floats may differ, at least. */
	private static final double LEAST_TOLERANCE = 1e-6;

	private final String id;

	private final String function;

	private final double tolerance;

	EvalPlusTask(ObjectNode line) {
		this.id = Field.id(line, "task_id");
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
		if (id.matches("Mbpp/[0-9]{1,4}") && WITH_OTHER_INPUTS.contains(Integer.parseInt(id.substring(5)))) {
			throw new UnreadableFileException(
					"Its inputs are tuples, sets or complex numbers, which the file writes as lists and texts.");
		}
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
