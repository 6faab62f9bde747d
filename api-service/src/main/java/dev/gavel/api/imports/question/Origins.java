package dev.gavel.api.imports.question;

import java.util.Optional;
import org.springframework.stereotype.Component;

/** Tells where questions come from. */
@Component
public class Origins {

	private final ImportedQuestions imported;

	Origins(ImportedQuestions imported) {
		this.imported = imported;
	}

	/** Returns the source id of a question, if it was imported in that format. */
	public Optional<String> find(long questionId, String format) {
		return imported.origin(questionId, format);
	}

}
