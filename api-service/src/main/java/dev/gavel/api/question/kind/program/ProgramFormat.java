package dev.gavel.api.question.kind.program;

import dev.gavel.api.platform.request.Form;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.ProblemType;
import dev.gavel.api.platform.request.Violations;
import dev.gavel.api.question.kind.CalledFunction;
import dev.gavel.api.question.kind.CheckedTest;
import dev.gavel.api.question.kind.InputView;
import dev.gavel.api.question.kind.ProgramFile;
import dev.gavel.api.question.kind.ProgramInput;
import dev.gavel.api.question.kind.RaisedType;
import dev.gavel.api.question.kind.RightOutputs;
import dev.gavel.api.question.kind.SentTest;
import dev.gavel.api.question.kind.TestFormat;
import dev.gavel.api.question.kind.ValueReading;
import dev.gavel.message.ComparisonSpec;
import dev.gavel.message.ComparisonSpec.Match;
import dev.gavel.message.QuestionKind;
import dev.gavel.message.TestSuite.SuiteTest;
import dev.gavel.signature.ValueType;
import dev.gavel.signature.ValueType.Scalar;
import dev.gavel.value.EncodedValue;
import dev.gavel.value.Notation;
import dev.gavel.value.PythonText;
import dev.gavel.value.Value;
import dev.gavel.value.Value.DictValue;
import dev.gavel.value.Value.Entry;
import dev.gavel.value.Value.ListValue;
import dev.gavel.value.Value.TextValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The tests of programs: what they read, and what they print. */
public final class ProgramFormat implements TestFormat {

	/** As the default validator of Kattis compares. */
	private static final ComparisonSpec DEFAULT = new ComparisonSpec.Text(Match.TOKENS, false, null, null);

	private static final List<String> FIELDS = List.of(ProgramFields.STDIN, ProgramFields.ARGS, ProgramFields.FILES,
			ProgramFields.STATEMENTS);

	private static final String NOT_OF_PROGRAMS = "is for questions that ask for a function or a class; a program has stdin, args, files and statements";

	private final QuestionKind.Program kind;

	public ProgramFormat(QuestionKind.Program kind) {
		this.kind = kind;
	}

	@Override
	public ValueType answerType() {
		return Scalar.STR;
	}

	@Override
	public ComparisonSpec defaultComparison() {
		return DEFAULT;
	}

	@Override
	public void requireOwn(SentTest test, Violations violations) {
		violations.require(test.function() == null, "function", NOT_OF_PROGRAMS);
		violations.require(test.inputVariables() == null || test.inputVariables().isNull(), ValueReading.INPUTS,
				NOT_OF_PROGRAMS);
		violations.require(test.inputLiterals() == null || test.inputLiterals().isNull(), "input_literals",
				NOT_OF_PROGRAMS);
		requireNoException(test.raises(), violations);
	}

	private static void requireNoException(@Nullable String raises, Violations violations) {
		violations.require(raises == null, RaisedType.RAISES,
				"is for questions that ask for a function or a class; a program that raises an exception ends with exit_status 1");
	}

	@Override
	public List<Value> input(SentTest test, ValueReading reading) {
		return checked(new ProgramFields(reading.violations()).read(test), reading);
	}

	@Override
	public List<Value> input(Form form, ValueReading reading) {
		requireNoException(form.text(RaisedType.RAISES), reading.violations());
		return checked(new ProgramFields(reading.violations()).read(form), reading);
	}

	private List<Value> checked(ProgramInput input, ValueReading reading) {
		check(reading).check(input);
		return input.toValues();
	}

	private ProgramCheck check(ValueReading reading) {
		return new ProgramCheck(kind.fileName(), reading.violations(), reading.limits().maxTextSize().toBytes());
	}

	@Override
	public int exitStatus(SentTest test, Violations violations) {
		return new ProgramFields(violations).exitStatus(test.exitStatus());
	}

	@Override
	public int exitStatus(Form form, Violations violations) {
		return new ProgramFields(violations).exitStatus(form);
	}

	@Override
	public List<Value> outputs(SentTest test, List<Value> input, ValueReading reading) {
		return new RightOutputs(reading, (field, sent) -> text(field, sent, reading)).read(test);
	}

	/** An empty output must be meant: it is when there is an exit status. */
	@Override
	public List<Value> outputs(Form form, List<Value> input, ValueReading reading) {
		String output = form.whole(ValueReading.OUTPUT);
		reading.violations()
			.require(!output.isEmpty() || form.text(ProgramFields.EXIT_STATUS) != null, ValueReading.OUTPUT,
					"is missing; if the program must print nothing, state its exit status, too");
		return RightOutputs.read(form, (field) -> checked(field, form.whole(field), reading));
	}

	@Override
	public Value answer(String field, @Nullable JsonNode sent, List<Value> input, ValueReading reading) {
		return text(field, sent, reading);
	}

	private Value text(String field, @Nullable JsonNode sent, ValueReading reading) {
		if (sent == null || !sent.isString()) {
			reading.violations()
				.add(field, (sent == null) ? "is missing" : "expected a text: what a program prints, such as \"7\\n\"");
			return new TextValue("");
		}
		return checked(field, sent.stringValue(), reading);
	}

	private Value checked(String field, String text, ValueReading reading) {
		check(reading).checkText(field, text);
		return new TextValue(text);
	}

	@Override
	public EncodedValue encodeInput(List<Value> input, ValueReading reading) {
		return reading.stored(ProgramFields.STDIN, new ListValue(input));
	}

	@Override
	public EncodedValue encodeOutput(String field, Value output, ValueReading reading) {
		return reading.stored(field, output);
	}

	/** Returns a dict of all fields of the input. */
	@Override
	public Value checkedInput(List<Value> input) {
		return new DictValue(Stream.iterate(0, (place) -> place < FIELDS.size(), (place) -> place + 1)
			.map((place) -> new Entry(new TextValue(FIELDS.get(place)), input.get(place)))
			.toList());
	}

	@Override
	public CheckedTest refit(SuiteTest test, QuestionKind former, Violations violations) {
		return former.accept(new QuestionKind.Visitor<>() {

			@Override
			public CheckedTest function(QuestionKind.Function function) {
				return CheckedTest.ofAnotherKind(test, "arguments of the function " + function.name(), violations);
			}

			@Override
			public CheckedTest functions(QuestionKind.Functions functions) {
				return CheckedTest.ofAnotherKind(test, "a call of the function " + CalledFunction.of(test).name(),
						violations);
			}

			@Override
			public CheckedTest pythonClass(QuestionKind.PythonClass pythonClass) {
				return CheckedTest.ofAnotherKind(test, "calls of the class " + pythonClass.className(), violations);
			}

			@Override
			public CheckedTest program(QuestionKind.Program program) {
				return new CheckedTest(test.encodedArguments(), test.expectation(), null);
			}

			@Override
			public CheckedTest checker(QuestionKind.Checker checker) {
				return function(checker.function());
			}

		});
	}

	@Override
	public InputView input(SuiteTest test, int maxLength) {
		int longest = Math.min(maxLength, InputView.MAX_LENGTH);
		ProgramInput beginning = ProgramInput.of(test.argumentsToShow(longest + 1));
		if (beginning.length() <= longest) {
			return InputView.of(beginning, false);
		}
		int longestText = Math.min(longest, InputView.PREVIEW_LENGTH);
		return InputView.of(beginning.cut((text) -> PythonText.cut(text, longestText)), true);
	}

	@Override
	public InputView wholeInput(SuiteTest test) {
		return InputView.of(ProgramInput.of(test.arguments()), false);
	}

	@Override
	public Map<String, String> fields(SuiteTest test, int maxCharacters) {
		Map<String, String> fields = new LinkedHashMap<>();
		ProgramInput input = ProgramInput.of(test.argumentsToShow(maxCharacters));
		fields.put(ProgramFields.STDIN, input.stdin());
		fields.put(ProgramFields.ARGS, lines(test, input.args()));
		fields.put(ProgramFields.STATEMENTS, input.statements());
		int file = 0;
		for (Map.Entry<String, ProgramFile> each : input.files().entrySet()) {
			fields.put(ProgramFields.fileName(file), each.getKey());
			fields.put(ProgramFields.fileText(file++), text(test, each.getValue()));
		}
		List<EncodedValue> outputs = test.expectation().rightAnswers();
		for (int i = 0; i < outputs.size(); i++) {
			fields.put((i == 0) ? ValueReading.OUTPUT : RightOutputs.field(i - 1),
					((TextValue) outputs.get(i).beginning(maxCharacters)).value());
		}
		if (test.expectation().exitStatus() != 0) {
			fields.put(ProgramFields.EXIT_STATUS, String.valueOf(test.expectation().exitStatus()));
		}
		return fields;
	}

	private static String text(SuiteTest test, ProgramFile file) {
		if (!file.isText()) {
			throw new Problem(ProblemType.INVALID,
					"A form cannot show the files of test case %1$d, because one is no text. PUT /testcases/%1$d changes it."
						.formatted(test.testCaseId()));
		}
		return file.content();
	}

	/** In the form, each argument has a line of its own. */
	private static String lines(SuiteTest test, List<String> args) {
		String lines = String.join("\n", args);
		if (!args.isEmpty() && (lines.isBlank() || !lines.lines().toList().equals(args))) {
			throw new Problem(ProblemType.INVALID,
					"A form cannot show the arguments of test case %1$d, because one is empty or has several lines. PUT /testcases/%1$d changes it."
						.formatted(test.testCaseId()));
		}
		return lines;
	}

	/** Writes the text itself. */
	@Override
	public String write(SuiteTest test, Value output, int maxLength) {
		return PythonText.cut(((TextValue) output).value(), maxLength);
	}

	@Override
	public String show(SuiteTest test, EncodedValue output, int maxLength) {
		return Notation.TEXT.abbreviate(output.beginning(maxLength), maxLength);
	}

	@Override
	public boolean isAbbreviated(String text, int maxLength) {
		return text.length() >= maxLength && PythonText.isAbbreviated(text);
	}

	@Override
	public List<String> results(SuiteTest test, String output) {
		return List.of();
	}

}
