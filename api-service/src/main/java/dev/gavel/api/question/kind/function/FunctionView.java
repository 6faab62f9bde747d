package dev.gavel.api.question.kind.function;

import dev.gavel.api.question.kind.Metadata;
import dev.gavel.api.question.kind.Variable;
import dev.gavel.message.QuestionKind;
import dev.gavel.signature.Signature;
import dev.gavel.signature.ValueType.NodeType;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.util.MultiValueMap;

/**
 * The signature as answered.
 *
 * @param variables the parameters
 */
public record FunctionView(String functionName, String returnType, List<Variable> variables) implements Metadata {

	static final String TEMPLATE = "kind/function";

	public static FunctionView of(QuestionKind.Function kind) {
		Signature signature = kind.signature();
		return new FunctionView(signature.functionName(), signature.returnType().toString(),
				signature.parameters()
					.stream()
					.map((parameter) -> new Variable(parameter.name(), parameter.type().toString()))
					.toList());
	}

	@Override
	public String template() {
		return TEMPLATE;
	}

	/** {@code def name(parameter: type, ..) -> type}. */
	@Override
	public String declaration() {
		return variables.stream()
			.map((variable) -> variable.name() + ": " + variable.type())
			.collect(Collectors.joining(", ", "def %s(".formatted(functionName), ") -> " + returnType));
	}

	/** The signature with an empty body, after the classes that it names. */
	@Override
	public String stub() {
		String declaration = declaration();
		return Arrays.stream(NodeType.values())
			.filter((node) -> declaration.contains(node.toString()))
			.map(NodeType::definition)
			.collect(Collectors.joining()) + declaration + ":\n    pass\n";
	}

	@Override
	public List<Variable> inputs() {
		return variables;
	}

	@Override
	public String outputType() {
		return returnType;
	}

	@Override
	public String lineExample() {
		return variables.stream()
			.map((variable) -> "\"%s\": …".formatted(variable.name()))
			.collect(Collectors.joining(", ", "{\"input_variables\": {", "}, \"output\": …}"));
	}

	@Override
	public MultiValueMap<String, String> fields() {
		return FunctionForm.fields(this);
	}

}
