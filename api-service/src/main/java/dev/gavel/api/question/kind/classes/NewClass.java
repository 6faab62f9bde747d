package dev.gavel.api.question.kind.classes;

import dev.gavel.api.platform.request.Violations;
import dev.gavel.api.question.kind.NewMetadata;
import dev.gavel.message.QuestionKind;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * A class as sent.
 *
 * @param kind class
 * @param variables the parameters of the constructor, as a list of objects with name and
 * type or an object of names and types; may be left out when there are none
 */
public record NewClass(
		@Schema(requiredMode = Schema.RequiredMode.REQUIRED, allowableValues = "class") @Nullable String kind,
		@Nullable String className, @Nullable JsonNode variables,
		@Nullable List<@Nullable NewMethod> methods) implements NewMetadata {

	/**
	 * A method as sent.
	 *
	 * @param returnType may be left out; it is None then
	 * @param variables the parameters without self, as those of the constructor
	 */
	public record NewMethod(@Nullable String name, @Nullable String returnType, @Nullable JsonNode variables) {
	}

	@Override
	public Optional<QuestionKind> check(Violations violations, String path) {
		return new ClassCheck(violations, path).check(this);
	}

}
