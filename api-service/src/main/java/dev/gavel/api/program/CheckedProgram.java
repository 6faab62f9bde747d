package dev.gavel.api.program;

import dev.gavel.api.judgement.StoredRun;
import dev.gavel.api.question.Question;
import dev.gavel.api.question.suite.SuiteReference;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A program that can be judged, before it is stored.
 *
 * @param id grows with time
 * @param questionId null when it is not for a question
 */
public record CheckedProgram(UUID id, @Nullable Long questionId, String language, String environment, String source) {

	/**
	 * Returns what its judgement runs.
	 * @param question supplies the limits
	 */
	public StoredRun run(Question question, SuiteReference suite) {
		return StoredRun.of(question.run(language, environment, suite.hash()), suite);
	}

}
