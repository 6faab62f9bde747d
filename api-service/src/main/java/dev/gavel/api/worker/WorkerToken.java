package dev.gavel.api.worker;

import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.ProblemType;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/** The credential of workers. */
public final class WorkerToken {

	private static final String SCHEME = "Bearer ";

	private final byte[] secret;

	public WorkerToken(String secret) {
		this.secret = secret.getBytes(StandardCharsets.UTF_8);
	}

	/**
	 * @throws Problem when the header does not carry the token
	 */
	public void require(@Nullable String authorization) {
		if (!matches(authorization)) {
			throw new Problem(ProblemType.UNAUTHORIZED,
					"Only workers may use this. Send the header 'Authorization: Bearer <token>' with the token that this "
							+ "service has as gavel.worker-token.");
		}
	}

	/** Compares in constant time. */
	private boolean matches(@Nullable String authorization) {
		if (authorization == null || !authorization.startsWith(SCHEME)) {
			return false;
		}
		byte[] shown = authorization.substring(SCHEME.length()).getBytes(StandardCharsets.UTF_8);
		return MessageDigest.isEqual(secret, shown);
	}

}
