package dev.gavel.api.question.kind.function;

import dev.gavel.api.platform.request.Violations;
import dev.gavel.api.question.kind.NewMetadata;
import dev.gavel.message.QuestionKind;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The signature as sent.
 *
 * @param variables a list of objects with name and type, or an object of names and types;
 * their order is that of the parameters
 */
public record NewFunction(@Nullable String functionName, @Nullable String returnType,
		@Nullable JsonNode variables) implements NewMetadata {

	@Override
	public Optional<QuestionKind> check(Violations violations, String path) {
		return new SignatureCheck(violations, path).check(this).map(QuestionKind.Function::new);
	}

}
