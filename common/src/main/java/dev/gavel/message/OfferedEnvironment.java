package dev.gavel.message;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * An environment that a worker can judge in.
 *
 * @param name see {@link dev.gavel.run.EnvironmentName}
 * @param rootfsDigest tells whether two workers mean the same by it
 * @param forksBecause why each test gets a process of its own, which is slower; null if a
 * process is set back after each
 */
public record OfferedEnvironment(String name, String pythonVersion, String rootfsDigest,
		@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String forksBecause) {
}
