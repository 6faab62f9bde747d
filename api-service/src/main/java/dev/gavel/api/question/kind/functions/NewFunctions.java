package dev.gavel.api.question.kind.functions;

import dev.gavel.api.platform.request.Violations;
import dev.gavel.api.question.kind.NewMetadata;
import dev.gavel.api.question.kind.function.NewFunction;
import dev.gavel.message.QuestionKind;
import dev.gavel.signature.PythonName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * Several functions as sent.
 *
 * @param kind functions
 * @param functions each test names the one that it calls
 */
public record NewFunctions(
		@Schema(requiredMode = Schema.RequiredMode.REQUIRED, allowableValues = "functions") @Nullable String kind,
		@Nullable List<@Nullable NewNamedFunction> functions) implements NewMetadata {

	private static final int MOST = 50;

	/**
	 * One of the functions as sent.
	 *
	 * @param returnType may be left out where an argument is the answer; it is None then
	 * @param variables a list of objects with name, type and perhaps default, or an
	 * object of names and types; their order is that of the parameters
	 * @param answer the parameter that the function changes in place: its argument after
	 * the call is the answer; by default the answer is what the function returns
	 */
	public record NewNamedFunction(@Nullable String name, @Nullable String returnType, @Nullable JsonNode variables,
			@Nullable String answer) {

		private NewFunction function() {
			return new NewFunction(null, name, returnType, variables, answer);
		}

	}

	@Override
	public Optional<QuestionKind> check(Violations violations, String path) {
		List<@Nullable NewNamedFunction> sent = Objects.requireNonNullElse(functions, List.of());
		violations.require(!sent.isEmpty() && sent.size() <= MOST, path + ".functions",
				"expected 1 to %d functions, got %d".formatted(MOST, sent.size()));
		Set<String> names = new HashSet<>();
		List<QuestionKind.Function> checked = new ArrayList<>();
		for (int i = 0; i < Math.min(sent.size(), MOST); i++) {
			check(sent.get(i), "%s.functions[%d]".formatted(path, i), names, violations).ifPresent(checked::add);
		}
		return (checked.size() < sent.size()) ? Optional.empty() : Optional.of(new QuestionKind.Functions(checked));
	}

	private static Optional<QuestionKind.Function> check(@Nullable NewNamedFunction sent, String path,
			Set<String> names, Violations violations) {
		if (sent == null) {
			violations.add(path, "expected an object with name, variables and return_type");
			return Optional.empty();
		}
		if (sent.name() != null) {
			violations.require(names.add(PythonName.normalized(sent.name())), path + ".name",
					"'%s' appears twice".formatted(sent.name()));
		}
		return sent.function().check(violations, path, "name");
	}

}
