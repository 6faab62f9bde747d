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

	/** Returns what a question is called where it comes from, if it was imported. */
	public Optional<String> find(long questionId) {
		return imported.origin(questionId);
	}

}
