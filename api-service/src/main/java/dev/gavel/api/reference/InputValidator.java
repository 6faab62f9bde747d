package dev.gavel.api.reference;

import dev.gavel.api.platform.settings.LimitsProperties;
import dev.gavel.api.question.Kinds;
import dev.gavel.api.question.Question;
import dev.gavel.api.question.RunSettings;
import dev.gavel.api.question.kind.InputView;
import dev.gavel.api.question.kind.ProgramInput;
import dev.gavel.api.question.suite.SuiteReference;
import dev.gavel.api.question.suite.Suites;
import dev.gavel.message.ComparisonSpec;
import dev.gavel.message.ComparisonSpec.Text;
import dev.gavel.message.Expectation;
import dev.gavel.message.QuestionKind;
import dev.gavel.message.SuiteHead;
import dev.gavel.message.TestSuite.SuiteTest;
import dev.gavel.run.Limits;
import dev.gavel.value.EncodedValue;
import dev.gavel.value.Value.ListValue;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Has the validator of a question read the inputs of its tests. */
@Component
public class InputValidator {

	/** Nothing is compared, so any comparison of texts will do. */
	private static final SuiteHead HEAD = new SuiteHead(new QuestionKind.Program(),
			new Text(ComparisonSpec.Match.EXACT, true, null, null));

	/** A validator of Kattis' packages accepts an input by the exit status 42. */
	private static final String PROGRAM = """
			import sys

			try:
			    exec(compile(%s, "validator.py", "exec"), {"__name__": "__main__"})
			except SystemExit as end:
			    sys.exit(0 if end.code == 42 else end.code)
			""";

	private final Suites suites;

	private final LimitsProperties limits;

	private final JsonMapper json;

	InputValidator(Suites suites, LimitsProperties limits, JsonMapper json) {
		this.suites = suites;
		this.limits = limits;
		this.json = json;
	}

	/** Returns a program that ends with 0 when the validator accepts what it reads. */
	public String program(String validator) {
		return PROGRAM.formatted(json.writeValueAsString(validator));
	}

	/** Stores a suite in which it reads the input of each test. */
	SuiteReference suite(Question locked) {
		return suites.ofInputs(locked, HEAD, (test) -> reading(locked, test));
	}

	/** Returns how programs of the author run that make and check inputs. */
	public RunSettings settings(Question question) {
		return new RunSettings(new Limits(limits.maxTimeLimit().toMillis(), limits.maxMemoryLimit().toBytes()),
				question.settings().environment());
	}

	private SuiteTest reading(Question question, SuiteTest test) {
		return new SuiteTest(test.testCaseId(),
				EncodedValue.of(new ListValue(given(input(question.kind(), test)).toValues())), Expectation.NOTHING,
				false);
	}

	private static ProgramInput given(String stdin) {
		return new ProgramInput(stdin, List.of(), Map.of(), "");
	}

	/**
	 * Returns what it reads of a test: what a program would read, or the arguments by
	 * name as JSON. An argument that JSON cannot express is the text of a literal.
	 */
	public String input(QuestionKind kind, SuiteTest test) {
		InputView input = Kinds.tests(kind).wholeInput(test);
		if (input.program() != null) {
			return input.program().stdin();
		}
		if (input.inputLiterals().isEmpty()) {
			return String.valueOf(input.inputVariables());
		}
		ObjectNode all = json.createObjectNode();
		if (input.inputVariables() instanceof ObjectNode variables) {
			all.setAll(variables);
		}
		input.inputLiterals().forEach(all::put);
		return all.toString();
	}

}
