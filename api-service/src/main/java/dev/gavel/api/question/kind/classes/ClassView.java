package dev.gavel.api.question.kind.classes;

import dev.gavel.api.platform.request.Form;
import dev.gavel.api.question.kind.Metadata;
import dev.gavel.api.question.kind.StubImports;
import dev.gavel.api.question.kind.Variable;
import dev.gavel.message.QuestionKind;
import dev.gavel.signature.Signature;
import dev.gavel.signature.ValueType.Scalar;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.util.MultiValueMap;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * A class as answered.
 *
 * @param kind class
 * @param variables the parameters of the constructor
 */
public record ClassView(@Schema(allowableValues = "class") String kind, String className, List<Variable> variables,
		List<MethodView> methods) implements Metadata {

	/** The kind of question in JSON. */
	public static final String KIND = "class";

	static final String TEMPLATE = "kind/class";

	private static final String NOTHING_TO_COMPARE = "All methods return None, so any program that ends without an error passes.";

	/**
	 * A method as answered.
	 *
	 * @param variables the parameters without self
	 */
	public record MethodView(String name, List<Variable> variables, String returnType) {

		private static MethodView of(Signature method) {
			return new MethodView(method.functionName(), ClassView.variables(method), method.returnType().toString());
		}

		/** {@code name(parameter: type, ..) -> type}. */
		public String declaration() {
			return name + list("", variables) + " -> " + returnType;
		}

		/** Whether there is nothing to compare. */
		public boolean returnsNothing() {
			return returnType.equals(Scalar.NONE.toString());
		}

	}

	public static ClassView of(QuestionKind.PythonClass kind) {
		return new ClassView(KIND, kind.className(), variables(kind.constructor()),
				kind.methods().stream().map(MethodView::of).toList());
	}

	private static List<Variable> variables(Signature signature) {
		return signature.parameters()
			.stream()
			.map((parameter) -> new Variable(parameter.name(), parameter.type().toString(), parameter.fallback()))
			.toList();
	}

	@Override
	public String template() {
		return TEMPLATE;
	}

	@Override
	public String declaration() {
		return definition("\n");
	}

	@Override
	public String stub() {
		return StubImports.of(types()) + definition(":\n        pass\n\n").stripTrailing() + "\n";
	}

	private Stream<String> types() {
		return Stream.concat(variables.stream().map(Variable::type),
				methods.stream()
					.flatMap((method) -> Stream.concat(Stream.of(method.returnType()),
							method.variables().stream().map(Variable::type))));
	}

	/**
	 * @param end of each method
	 */
	private String definition(String end) {
		Stream<String> constructor = variables.isEmpty() && end.equals("\n") ? Stream.empty()
				: Stream.of("__init__" + list("self", variables));
		Stream<String> others = methods.stream()
			.map((method) -> "%s%s -> %s".formatted(method.name(), list("self", method.variables()),
					method.returnType()));
		return Stream.concat(constructor, others)
			.map((method) -> "    def " + method + end)
			.collect(Collectors.joining("", "class %s:\n".formatted(className), ""));
	}

	private static String list(String first, List<Variable> variables) {
		Stream<String> parameters = variables.stream()
			.map((variable) -> variable.name() + ": " + variable.typeWithDefault());
		return Stream.concat(Stream.of(first).filter((name) -> !name.isEmpty()), parameters)
			.collect(Collectors.joining(", ", "(", ")"));
	}

	/** {@code Name(parameter: type, ..)}. */
	public String constructor() {
		return className + list("", variables);
	}

	/** Returns the indexes of the rows of a test's form, some of which are empty. */
	public List<Integer> rows(Form form) {
		return CallRows.indexes(form);
	}

	@Override
	public List<Variable> inputs() {
		return ClassFormat.LISTS;
	}

	@Override
	public String outputType() {
		return "a list of results";
	}

	@Override
	public String lineExample() {
		return "{\"input_variables\": {\"operations\": [\"%s\", \"%s\", …], \"arguments\": [[…], […], …]}, \"output\": [null, …, …]}"
			.formatted(className, methods.get(0).name());
	}

	@Override
	public List<String> warnings() {
		return methods.stream().allMatch(MethodView::returnsNothing) ? List.of(NOTHING_TO_COMPARE) : List.of();
	}

	@Override
	public MultiValueMap<String, String> fields() {
		return ClassForm.fields(this);
	}

}
