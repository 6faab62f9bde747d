package dev.gavel.api.question.kind;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * The input of a test by name, in a form that can be written back. Views of tests show
 * its fields among their own.
 *
 * @param function the function that the test calls; omitted when there is only one
 * @param inputVariables the values that JSON can express; omitted for a program
 * @param inputLiterals the other values, as Python literals; omitted when there are none
 * @param inputs all values as Python literals, for people
 * @param program what the test gives to a program, as fields of its own
 * @param calls the same as calls, for tests that have several
 * @param inputTruncated when the input is so long that only the beginnings of its values
 * are shown, as text
 */
public record InputView(@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String function,
		@JsonInclude(value = JsonInclude.Include.CUSTOM,
				valueFilter = MissingFilter.class) @Nullable JsonNode inputVariables,
		@JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> inputLiterals,
		@JsonIgnore Map<String, String> inputs, @JsonUnwrapped @Nullable ProgramInput program,
		@JsonIgnore List<String> calls, @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean inputTruncated) {

	/** Of a test whose input is not shown. */
	public static final InputView NONE = new InputView(null, null, Map.of(), Map.of(), null, List.of(), false);

	/** The length from which input is truncated. */
	public static final int MAX_LENGTH = 16 * 1024;

	/** How many characters of each value are shown then. */
	public static final int PREVIEW_LENGTH = 1000;

	/** Creates the input of the only function, or of a class. */
	public InputView(JsonNode inputVariables, Map<String, String> inputLiterals, Map<String, String> inputs,
			List<String> calls, boolean inputTruncated) {
		this(null, inputVariables, inputLiterals, inputs, null, calls, inputTruncated);
	}

	/** Returns the same input, of one of several functions. */
	public InputView of(String function) {
		return new InputView(function, inputVariables, inputLiterals, inputs, program, calls, inputTruncated);
	}

	/** Returns the input of a program. */
	public static InputView of(ProgramInput input, boolean truncated) {
		return new InputView(null, MissingNode.getInstance(), Map.of(), Map.of(), input, List.of(), truncated);
	}

	/** Equals what is left out of JSON. */
	static final class MissingFilter {

		@Override
		public boolean equals(@Nullable Object other) {
			return other instanceof MissingNode;
		}

		@Override
		public int hashCode() {
			return 0;
		}

	}

}
