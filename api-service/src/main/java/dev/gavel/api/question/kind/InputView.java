package dev.gavel.api.question.kind;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The input of a test by name, in a form that can be written back. Views of tests show
 * its fields among their own.
 *
 * @param function the function that the test calls; omitted when there is only one
 * @param inputVariables the values that JSON can express
 * @param inputLiterals the other values, as Python literals; omitted when there are none
 * @param inputs all values as Python literals, for people
 * @param calls the same as calls, for tests that have several
 * @param inputTruncated when the input is so long that only the beginnings of its values
 * are shown, as text
 */
public record InputView(@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String function,
		@Nullable JsonNode inputVariables,
		@JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> inputLiterals,
		@JsonIgnore Map<String, String> inputs, @JsonIgnore List<String> calls,
		@JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean inputTruncated) {

	/** Of a test whose input is not shown. */
	public static final InputView NONE = new InputView(null, null, Map.of(), Map.of(), List.of(), false);

	/** The length from which input is truncated. */
	public static final int MAX_LENGTH = 16 * 1024;

	/** Creates the input of the only function, or of a class. */
	public InputView(JsonNode inputVariables, Map<String, String> inputLiterals, Map<String, String> inputs,
			List<String> calls, boolean inputTruncated) {
		this(null, inputVariables, inputLiterals, inputs, calls, inputTruncated);
	}

	/** Returns the same input, of one of several functions. */
	public InputView of(String function) {
		return new InputView(function, inputVariables, inputLiterals, inputs, calls, inputTruncated);
	}

}
