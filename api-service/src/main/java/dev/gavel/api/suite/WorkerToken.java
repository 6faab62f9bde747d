package dev.gavel.api.suite;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/** The secret by which workers are known. */
public final class WorkerToken {

	private static final String SCHEME = "Bearer ";

	private final byte[] secret;

	public WorkerToken(String secret) {
		this.secret = secret.getBytes(StandardCharsets.UTF_8);
	}

	/** Takes the same time whether much or little of the header is right. */
	boolean matches(@Nullable String authorization) {
		if (authorization == null || !authorization.startsWith(SCHEME)) {
			return false;
		}
		byte[] shown = authorization.substring(SCHEME.length()).getBytes(StandardCharsets.UTF_8);
		return MessageDigest.isEqual(secret, shown);
	}

}
