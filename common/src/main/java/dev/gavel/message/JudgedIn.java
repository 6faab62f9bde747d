package dev.gavel.message;

/**
 * Where a judgement was made.
 *
 * @param runtime the container runtime with its version, such as {@code runc 1.1.5}
 * @param mode how limits are enforced: {@code cgroup-v2}, {@code cgroup-v1} or
 * {@code rootless}
 * @param rootfsDigest identifies the file system, Python included
 */
public record JudgedIn(String workerId, String runtime, String mode, String rootfsDigest, String pythonVersion,
		String supervisorVersion) {
}
