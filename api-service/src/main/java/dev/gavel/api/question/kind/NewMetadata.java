package dev.gavel.api.question.kind;

import dev.gavel.api.platform.request.Violations;
import dev.gavel.message.QuestionKind;
import java.util.Optional;

/** The metadata of a question as sent: what a program must be. */
public interface NewMetadata {

	/**
	 * @param violations receives the mistakes
	 * @param path of the metadata in what was sent
	 */
	Optional<QuestionKind> check(Violations violations, String path);

}
