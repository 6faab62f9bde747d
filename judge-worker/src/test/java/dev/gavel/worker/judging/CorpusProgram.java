package dev.gavel.worker.judging;

import com.fasterxml.jackson.annotation.JsonFormat;
import dev.gavel.message.ComparisonSpec.Match;
import dev.gavel.message.ComparisonSpec.Text;
import dev.gavel.message.ComparisonSpec;
import dev.gavel.message.JudgeJob;
import dev.gavel.message.Prelude;
import dev.gavel.message.QuestionKind;
import dev.gavel.message.SuiteHead;
import dev.gavel.message.TestSuite.SuiteTest;
import dev.gavel.worker.ListedSuite;
import dev.gavel.message.Verdict;
import dev.gavel.rule.Rule;
import dev.gavel.run.EnvironmentName;
import dev.gavel.run.Limits;
import dev.gavel.run.RunSpec;
import dev.gavel.signature.Parameter;
import dev.gavel.signature.Signature;
import dev.gavel.signature.ValueType;
import dev.gavel.value.EncodedValue;
import dev.gavel.value.Value.DictValue;
import dev.gavel.value.Value.Entry;
import dev.gavel.value.Value.ListValue;
import dev.gavel.value.Value.TextValue;
import dev.gavel.value.Value;
import dev.gavel.value.typed.JsonValues;
import dev.gavel.value.typed.TypedValues;
import dev.gavel.worker.sandbox.oci.SandboxFixture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * A program of the corpus: {@code programs/<name>/main.py} with what {@code expect.yml}
 * says of it, or one of a {@link CorpusQuestion}.
 */
record CorpusProgram(String name, String source, Expectation expectation) {

	private static final Path FOLDER = Path.of("src/test/resources/programs");

	static final YAMLMapper YAML = YAMLMapper.builder()
		.propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
		.build();

	/** Returns all, or with {@code -Dprograms=check} those whose name begins so. */
	static Stream<CorpusProgram> all() {
		try (Stream<Path> folders = Files.list(FOLDER)) {
			List<CorpusProgram> programs = folders.sorted().map(CorpusProgram::read).toList();
			return Stream.concat(programs.stream(), CorpusQuestion.all().flatMap(CorpusQuestion::programs))
				.filter((program) -> program.name().startsWith(System.getProperty("programs", "")));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static CorpusProgram named(String name) {
		return read(FOLDER.resolve(name));
	}

	private static CorpusProgram read(Path folder) {
		try {
			String source = Files.readString(folder.resolve("main.py"));
			Expectation expectation = YAML.readValue(folder.resolve("expect.yml"), Expectation.class);
			return new CorpusProgram(folder.getFileName().toString(), source, expectation);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	JudgeJob job() {
		ExpectedLimits limits = Objects.requireNonNullElse(expectation.limits(), new ExpectedLimits(null, null));
		return new JudgeJob(UUID.randomUUID(), UUID.randomUUID(), 1,
				new RunSpec(RunSpec.PYTHON, EnvironmentName.DEFAULT, limits.toLimits(), "0".repeat(64)), source);
	}

	ListedSuite suite() {
		SuiteHead head = new SuiteHead(expectation.signature().toKind(),
				Objects.requireNonNullElse(expectation.comparison(), expectation.signature().usualComparison()),
				expectation.prelude(), Objects.requireNonNullElse(expectation.rules(), List.of()));
		return new ListedSuite(head,
				expectation.tests().stream().map((test) -> test.toSuiteTest(expectation.signature())).toList());
	}

	@Override
	public String toString() {
		return name;
	}

	record Expectation(String describes,
			@JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY) List<Verdict> verdict,
			@Nullable Map<String, Verdict> verdictIn, DeclaredSignature signature, List<DeclaredTest> tests,
			@Nullable ComparisonSpec comparison, @Nullable ExpectedLimits limits, @Nullable ExpectedError error,
			@Nullable Prelude prelude, @Nullable List<Rule> rules) {

		/**
		 * What it must get where all of these circumstances hold: a mode such as
		 * {@code rootless}, or {@code one-uid}.
		 */
		List<Verdict> verdictWhere(Set<String> circumstances) {
			return Objects.requireNonNullElse(verdictIn, Map.<String, Verdict>of())
				.entrySet()
				.stream()
				.filter((entry) -> circumstances.contains(entry.getKey()))
				.map((entry) -> List.of(entry.getValue()))
				.findFirst()
				.orElse(verdict);
		}

	}

	/**
	 * Of a function, of several functions, of a class, which has methods, or of a
	 * program.
	 */
	record DeclaredSignature(@Nullable String functionName, @Nullable String returnType,
			List<DeclaredParameter> variables, @Nullable String answer, @Nullable String className,
			@Nullable List<DeclaredMethod> methods, @Nullable List<DeclaredMethod> functions, @Nullable String kind) {

		QuestionKind toKind() {
			return isProgram() ? new QuestionKind.Program() : ofValues();
		}

		ComparisonSpec usualComparison() {
			return isProgram() ? new Text(Match.TOKENS, false, null, null) : ComparisonSpec.DEFAULT;
		}

		boolean isProgram() {
			return "program".equals(kind);
		}

		private QuestionKind ofValues() {
			return (functions != null) ? severalFunctions() : (methods == null) ? function() : pythonClass();
		}

		QuestionKind.Functions severalFunctions() {
			return new QuestionKind.Functions(functions.stream()
				.map((function) -> new QuestionKind.Function(
						signature(function.name(), function.variables(), function.returnType()), function.answer()))
				.toList());
		}

		QuestionKind.Function function() {
			return new QuestionKind.Function(signature(functionName, variables, returnType), answer);
		}

		QuestionKind.PythonClass pythonClass() {
			return new QuestionKind.PythonClass(signature(className, variables, "None"),
					methods.stream()
						.map((method) -> signature(method.name(), method.variables(), method.returnType()))
						.toList());
		}

		private static Signature signature(String name, List<DeclaredParameter> variables, String returnType) {
			return new Signature(name,
					variables.stream()
						.map((variable) -> new Parameter(variable.name(), ValueType.parse(variable.type())))
						.toList(),
					ValueType.parse(returnType));
		}

	}

	/** A method, or one of several functions, which may change an argument in place. */
	record DeclaredMethod(String name, List<DeclaredParameter> variables, String returnType, @Nullable String answer) {
	}

	record DeclaredParameter(String name, String type) {
	}

	record DeclaredTest(Map<String, JsonNode> inputVariables, @Nullable String output, @Nullable List<String> outputs,
			@Nullable String raises, @Nullable ComparisonSpec comparison, @Nullable String raisesMessage,
			@Nullable String function, @Nullable String stdin, @Nullable List<String> args,
			@Nullable Map<String, String> files, @Nullable String statements, @Nullable Integer exitStatus) {

		SuiteTest toSuiteTest(DeclaredSignature signature) {
			if (signature.isProgram()) {
				return ofProgram();
			}
			if (function != null) {
				QuestionKind.Function called = signature.severalFunctions().named(function).orElseThrow();
				return ofFunction(called,
						new ListValue(
								Stream.concat(Stream.of(new TextValue(function)), arguments(called).elements().stream())
									.toList()));
			}
			return (signature.methods() == null) ? ofFunction(signature.function(), arguments(signature.function()))
					: ofClass(signature.pythonClass());
		}

		private SuiteTest ofProgram() {
			ListValue input = new ListValue(List.of(text(stdin), new ListValue(
					Objects.requireNonNullElse(args, List.<String>of()).stream().<Value>map(TextValue::new).toList()),
					new DictValue(Objects.requireNonNullElse(files, Map.<String, String>of())
						.entrySet()
						.stream()
						.map((file) -> new Entry(new TextValue(file.getKey()), new TextValue(file.getValue())))
						.toList()),
					text(statements)));
			dev.gavel.message.Expectation right = new dev.gavel.message.Expectation(
					(output != null) ? EncodedValue.of(new TextValue(output)) : null,
					(outputs != null)
							? EncodedValue.of(new ListValue(outputs.stream().<Value>map(TextValue::new).toList()))
							: null,
					null, comparison, null, Objects.requireNonNullElse(exitStatus, 0));
			return new SuiteTest(1, EncodedValue.of(input), right, false);
		}

		private static TextValue text(@Nullable String text) {
			return new TextValue(Objects.requireNonNullElse(text, ""));
		}

		private SuiteTest ofClass(QuestionKind.PythonClass kind) {
			List<Signature> calls = inputVariables.get("operations")
				.valueStream()
				.map((name) -> kind.calls()
					.stream()
					.filter((call) -> call.functionName().equals(name.stringValue()))
					.findFirst()
					.orElseThrow())
				.toList();
			List<Value> names = calls.stream().<Value>map((call) -> new TextValue(call.functionName())).toList();
			List<Value> arguments = new ArrayList<>();
			for (JsonNode each : inputVariables.get("arguments")) {
				List<ValueType> types = calls.get(arguments.size()).parameters().stream().map(Parameter::type).toList();
				arguments.add(fitted(JsonValues.read(each), types));
			}
			List<ValueType> returned = calls.stream().map(Signature::returnType).toList();
			dev.gavel.message.Expectation right = new dev.gavel.message.Expectation(
					(output != null) ? EncodedValue.of(fitted(JsonValues.parse(output), returned)) : null,
					(outputs != null) ? EncodedValue.of(new ListValue(
							outputs.stream().<Value>map((other) -> fitted(JsonValues.parse(other), returned)).toList()))
							: null,
					raises, comparison, raisesMessage, 0);
			return new SuiteTest(1,
					EncodedValue.of(new ListValue(List.of(new ListValue(names), new ListValue(arguments)))), right,
					false);
		}

		private static ListValue fitted(Value list, List<ValueType> types) {
			return new ListValue(IntStream.range(0, types.size())
				.mapToObj((i) -> TypedValues.fit(list.inside().get(i), types.get(i)))
				.toList());
		}

		private ListValue arguments(QuestionKind.Function called) {
			return new ListValue(called.signature()
				.parameters()
				.stream()
				.map((parameter) -> TypedValues.fit(JsonValues.read(inputVariables.get(parameter.name())),
						parameter.type()))
				.toList());
		}

		private SuiteTest ofFunction(QuestionKind.Function called, ListValue arguments) {
			ValueType type = called.answerType();
			dev.gavel.message.Expectation right = new dev.gavel.message.Expectation(
					(output != null) ? EncodedValue.of(TypedValues.parse(output, type)) : null,
					(outputs != null) ? others(type) : null, raises, comparison, raisesMessage, 0);
			return new SuiteTest(1, EncodedValue.of(arguments), right, false);
		}

		private EncodedValue others(ValueType type) {
			return EncodedValue
				.of(new ListValue(outputs.stream().map((other) -> TypedValues.parse(other, type)).toList()));
		}

	}

	record ExpectedLimits(@Nullable Long timeLimitMs, @Nullable Long memoryLimitMb) {

		Limits toLimits() {
			return new Limits(Objects.requireNonNullElse(timeLimitMs, 2000L) * SandboxFixture.slowness(),
					Objects.requireNonNullElse(memoryLimitMb, 256L) * 1024 * 1024);
		}

	}

	record ExpectedError(@Nullable String type, @Nullable Integer line, @Nullable String messageContains) {
	}

}
