package dev.gavel.api.question.kind.function;

import dev.gavel.api.platform.request.Suggestion;
import dev.gavel.api.platform.request.Violations;
import dev.gavel.api.question.kind.NewMetadata;
import dev.gavel.message.QuestionKind;
import dev.gavel.signature.ValueType.Scalar;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * The signature as sent.
 *
 * @param kind function, which may be left out
 * @param returnType may be left out where an argument is the answer; it is None then
 * @param variables a list of objects with name, type and perhaps default, or an object of
 * names and types; their order is that of the parameters
 * @param answer the parameter that the function changes in place: its argument after the
 * call is the answer; by default the answer is what the function returns
 */
public record NewFunction(@Schema(allowableValues = "function") @Nullable String kind,
		@Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String functionName, @Nullable String returnType,
		@Nullable JsonNode variables, @Nullable String answer) implements NewMetadata {

	private static final List<String> KINDS = List.of("function", "functions", "class", "program");

	public NewFunction {
		boolean leftOut = answer != null && (returnType == null || returnType.isBlank());
		returnType = leftOut ? Scalar.NONE.toString() : returnType;
	}

	@Override
	public Optional<QuestionKind> check(Violations violations, String path) {
		violations.require(kind == null || kind.equals("function"), path + ".kind",
				"expected function, functions, class or program, got '%s'%s".formatted(kind,
						Suggestion.didYouMean(String.valueOf(kind), KINDS)));
		return check(violations, path, "function_name").map(Function.identity());
	}

	/**
	 * Checks all but the kind.
	 * @param nameField the field of the name
	 */
	public Optional<QuestionKind.Function> check(Violations violations, String path, String nameField) {
		return new SignatureCheck(violations, path).check(nameField, functionName, returnType, variables)
			.map((signature) -> new AnswerCheck(signature, violations, path).check(answer));
	}

}
