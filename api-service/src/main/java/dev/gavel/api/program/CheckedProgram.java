package dev.gavel.api.program;

import dev.gavel.api.judgement.StoredRun;
import dev.gavel.api.question.RunSettings;
import dev.gavel.api.question.suite.SuiteReference;
import dev.gavel.message.SuiteHead;
import dev.gavel.run.EnvironmentName;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A program that can be judged, before it is stored.
 *
 * @param id grows with time
 * @param ownerId the account that sent it; 0 for visitors, null in open mode
 * @param questionId null when it is not for a question
 * @param environment the one that was chosen
 */
public record CheckedProgram(UUID id, @Nullable Long ownerId, @Nullable Long questionId, String language,
		String environment, String source, RunSettings settings) {

	/** Returns the environments that a worker needs for it and its tests. */
	public Set<String> environments(SuiteHead head) {
		return EnvironmentName.needed(environment, head.checkerEnvironment());
	}

	/** Returns what its judgement runs. */
	public StoredRun run(SuiteReference suite) {
		return StoredRun.of(settings.run(language, environment, suite.hash()), suite);
	}

}
