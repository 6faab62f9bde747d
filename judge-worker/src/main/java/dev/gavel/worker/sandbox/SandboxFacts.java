package dev.gavel.worker.sandbox;

import org.jspecify.annotations.Nullable;

/**
 * The runtime, file system and Python of an environment. Stored with every judgement, so
 * that a surprising verdict can be traced.
 *
 * @param runtime such as {@code runc}
 * @param mode how limits are enforced, such as {@code cgroup-v2}
 * @param rootfsDigest SHA-256 of the rootfs's manifest, hexadecimal
 * @param supervisorVersion the beginning of the SHA-256 of the supervisor's sources
 * @param forksBecause why each test gets a process of its own; null if a process is set
 * back after each
 */
public record SandboxFacts(String runtime, String runtimeVersion, String mode, String rootfsDigest,
		String pythonVersion, String supervisorVersion, @Nullable String forksBecause) {
}
