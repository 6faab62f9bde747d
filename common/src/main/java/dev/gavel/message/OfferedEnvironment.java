package dev.gavel.message;

/**
 * An environment that a worker can judge in.
 *
 * @param name see {@link dev.gavel.run.EnvironmentName}
 * @param rootfsDigest tells whether two workers mean the same by it
 */
public record OfferedEnvironment(String name, String pythonVersion, String rootfsDigest) {
}
