package dev.gavel.api.question.kind.program;

import dev.gavel.api.platform.request.Violations;
import dev.gavel.api.question.kind.NewMetadata;
import dev.gavel.message.QuestionKind;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * States, as sent, that a question asks for a program. There is nothing to declare.
 *
 * @param kind program
 */
public record NewProgramKind(
		@Schema(requiredMode = Schema.RequiredMode.REQUIRED, allowableValues = "program") @Nullable String kind)
		implements
			NewMetadata {

	@Override
	public Optional<QuestionKind> check(Violations violations, String path) {
		return Optional.of(new QuestionKind.Program());
	}

}
