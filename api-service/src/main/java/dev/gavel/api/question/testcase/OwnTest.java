package dev.gavel.api.question.testcase;

import dev.gavel.api.question.kind.SentTest;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/**
 * A test that is sent along with a program.
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
 * @param output the expected result, as in a test case; when it is left out, nothing is
 * compared
 * @param exitStatus with which a program must end; it counts only beside an output
 * @param outputs a list of right outputs, as in a test case
 * @param raises the type of the expected exception, instead of outputs
 * @param raisesMessage a regular expression of Python that occurs in its message
 * @param comparison how its answers are compared, if not as the question states
 * @param points what it is worth, where the question comes with the program, too
 * @param group the name of its group, likewise
 * @param explanation what its sender reads if the program fails it, likewise
 */
public record OwnTest(@Nullable String function, @Nullable JsonNode inputVariables, @Nullable JsonNode inputLiterals,
		@Nullable JsonNode stdin, @Nullable JsonNode args, @Nullable JsonNode files, @Nullable JsonNode statements,
		@Nullable JsonNode output, @Nullable JsonNode exitStatus, @Nullable JsonNode outputs, @Nullable String raises,
		@Nullable String raisesMessage, @Nullable JsonNode comparison, @Nullable BigDecimal points,
		@Nullable String group, @Nullable String explanation) implements SentTest {

	/** Creates a test of a program that talks with an interactor. */
	static OwnTest ofTalk(TriedAnswer test) {
		return new OwnTest(test.function(), test.inputVariables(), test.inputLiterals(), test.stdin(), test.args(),
				test.files(), test.statements(), test.output(), null, null, null, null, null, null, null, null);
	}

	/** Creates a test of a program that expects nothing. */
	public static OwnTest ofProgram(JsonNode stdin, JsonNode args, JsonNode files) {
		return new OwnTest(null, null, null, stdin, args, files, null, null, null, null, null, null, null, null, null,
				null);
	}

	/** Returns the same test of a program with what it should print, if that matters. */
	public OwnTest expecting(@Nullable String printed) {
		return new OwnTest(function, inputVariables, inputLiterals, stdin, args, files, statements,
				(printed != null) ? StringNode.valueOf(printed) : null, exitStatus, outputs, raises, raisesMessage,
				comparison, points, group, explanation);
	}

	/** Creates a test from a test case that lacks its output. */
	public static OwnTest withoutOutput(NewTestCase test) {
		return new OwnTest(test.function(), test.inputVariables(), test.inputLiterals(), test.stdin(), test.args(),
				test.files(), test.statements(), null, null, null, null, null, null, null, null, null);
	}

	/** Whether it says what it is worth, or to whom it explains something. */
	boolean isScored() {
		return points != null || group != null || explanation != null;
	}

}
