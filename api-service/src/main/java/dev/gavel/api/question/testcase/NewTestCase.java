package dev.gavel.api.question.testcase;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.gavel.api.platform.request.Violations;
import dev.gavel.api.question.kind.SentTest;
import java.math.BigDecimal;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/**
 * A test case as sent. It ignores the other fields of a test case in an answer, so that
 * the answer can be written back.
 *
 * @param function the function that it calls, where the question has several
 * @param inputVariables an object of parameter names and values, or a list of values in
 * the order of the parameters; for a class, an object of {@code operations} and
 * {@code arguments}
 * @param inputLiterals an object of parameter names and Python literals, for values that
 * JSON cannot express
 * @param stdin what a program reads; without it, nothing
 * @param args a list of the command line arguments of a program
 * @param files an object of names and texts of the files beside a program; instead of a
 * text, {@code {"base64": ".."}} has bytes, and a name may have folders
 * @param statements Python statements that run after a program, in its namespace
 * @param inputTruncated as in an answer; a truncated test case cannot be written back
 * @param output the expected result: text that holds JSON, a Python literal or, for str,
 * the text itself; or any other JSON value
 * @param exitStatus with which a program must end, from 0 to 255; 0 when it is left out
 * @param outputs a list of right outputs, each written like {@code output}, which may be
 * left out then
 * @param raises the type of the expected exception, instead of outputs
 * @param raisesMessage a regular expression of Python that occurs in its message
 * @param comparison how its answers are compared, if not as the question states
 * @param outputTruncated as {@code inputTruncated}
 * @param hidden whether solvers see only its verdict; when it is left out, false for a
 * new test case, and unchanged for an existing one
 * @param points what it is worth
 * @param group the name of its group, if it belongs to one
 * @param feedback what solvers learn of it: full, verdict (it is hidden) or none; instead
 * of {@code hidden}
 * @param explanation what solvers read if their program fails it
 */
@JsonIgnoreProperties({ "id", "index", "warnings" })
public record NewTestCase(@Nullable String function, @Nullable JsonNode inputVariables,
		@Nullable JsonNode inputLiterals, @Nullable JsonNode stdin, @Nullable JsonNode args, @Nullable JsonNode files,
		@Nullable JsonNode statements, @Nullable Boolean inputTruncated, @Nullable JsonNode output,
		@Nullable JsonNode exitStatus, @Nullable JsonNode outputs, @Nullable String raises,
		@Nullable String raisesMessage, @Nullable JsonNode comparison, @Nullable Boolean outputTruncated,
		@Nullable Boolean hidden, @Nullable BigDecimal points, @Nullable String group, @Nullable String feedback,
		@Nullable String explanation) implements SentTest {

	/** Several test cases as they were sent. */
	public interface Several {

		/** Returns how many there should be. */
		long count();

		/** Whether any of them may have a pattern or statements. */
		boolean mayHaveCode();

		/**
		 * @param violations receives what cannot be read
		 * @param reading is given each test case and what collects its violations
		 */
		void read(Violations violations, BiConsumer<NewTestCase, Violations> reading);

	}

	NewTestCase(@Nullable JsonNode inputVariables, @Nullable JsonNode output, @Nullable Boolean hidden) {
		this(null, inputVariables, null, null, null, null, null, null, output, null, null, null, null, null, null,
				hidden, null, null, null, null);
	}

	/** Creates a test of a program. */
	public static NewTestCase ofProgram(String stdin, String output, boolean hidden) {
		return new NewTestCase(null, null, null, StringNode.valueOf(stdin), null, null, null, null,
				StringNode.valueOf(output), null, null, null, null, null, null, hidden, null, null, null, null);
	}

	/** Creates one of which only the output is read, from text. */
	static NewTestCase ofOutput(String output) {
		return new NewTestCase(null, StringNode.valueOf(output), null);
	}

	/**
	 * Returns the same with that output.
	 * @param output text, as in a request
	 */
	public NewTestCase expecting(String output) {
		return new NewTestCase(function, inputVariables, inputLiterals, stdin, args, files, statements, inputTruncated,
				StringNode.valueOf(output), exitStatus, outputs, raises, raisesMessage, comparison, outputTruncated,
				hidden, points, group, feedback, explanation);
	}

	/** Whether it may have a pattern or statements. */
	public boolean mayHaveCode() {
		return raisesMessage != null || (statements != null && !statements.isNull());
	}

	void requireWhole(Violations violations) {
		String hint = "is truncated; GET /testcases/{id} returns the full value";
		violations.require(!Boolean.TRUE.equals(inputTruncated), (stdin != null) ? "stdin" : "input_variables", hint);
		violations.require(!Boolean.TRUE.equals(outputTruncated), "output", hint);
	}

}
