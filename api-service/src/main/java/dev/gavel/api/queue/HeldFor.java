package dev.gavel.api.queue;

import dev.gavel.run.EnvironmentName;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The environments for which judgements wait: of the program, and of the checker. */
record HeldFor(String environment, @Nullable String checkerEnvironment) {

	Set<String> environments() {
		return EnvironmentName.needed(environment, checkerEnvironment);
	}

}
