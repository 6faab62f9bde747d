package dev.gavel.api.idempotency;

import dev.gavel.api.access.Caller;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.ProblemType;
import dev.gavel.message.ContentHash;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The key of one request. */
final class SentKey implements IdempotencyKey {

	private static final String REPLAYED = "Idempotent-Replayed";

	private final IdempotencyKeys keys;

	private final String text;

	private final HttpServletRequest request;

	private final HttpServletResponse response;

	private final Supplier<byte[]> body;

	SentKey(IdempotencyKeys keys, String text, HttpServletRequest request, HttpServletResponse response,
			Supplier<byte[]> body) {
		this.keys = keys;
		this.text = text;
		this.request = request;
		this.response = response;
		this.body = body;
	}

	@Override
	public IdempotencyKey withBody(Supplier<byte[]> hash) {
		return new SentKey(keys, text, request, response, hash);
	}

	@Override
	public <T> T once(Class<?> kind, Caller caller, Supplier<T> create, Function<String, T> again) {
		Claim claim = IdempotencyKeys.newClaim(hash(caller), kind, false);
		StoredKey earlier = keys.claim(claim, withQuery(body.get()));
		return (earlier != null && earlier.created() != null) ? replay(earlier.created(), again)
				: keys.under(claim, create::get);
	}

	private <T> T replay(String created, Function<String, T> again) {
		response.setHeader(REPLAYED, "true");
		return again.apply(created);
	}

	@Override
	public <T> T onceStreamed(Class<?> kind, Caller caller, InputStream body, Streamed<T> create,
			Function<String, T> again) throws IOException {
		Claim claim = IdempotencyKeys.newClaim(hash(caller), kind, true);
		StoredKey earlier = keys.claim(claim, null);
		DigestInputStream read = new DigestInputStream(body, ContentHash.begin());
		if (earlier != null && earlier.isAnswered()) {
			IdempotencyKeys.requireEqual(withQuery(BodyHash.ofRest(read)), earlier.body());
			return replay(Objects.requireNonNull(earlier.created()), again);
		}
		return keys.under(claim, () -> {
			T created = create.store(read, (earlier != null) ? earlier.created() : null);
			keys.read(claim, withQuery(BodyHash.ofRest(read)));
			return created;
		});
	}

	/** Keys of different callers, and those for different routes, do not meet. */
	private byte[] hash(Caller caller) {
		if (caller.isVisitor()) {
			throw new Problem(ProblemType.INVALID_IDEMPOTENCY_KEY,
					"Visitors cannot send an Idempotency-Key: whoever has the same address and key would get their submission. Sign in, send an API token, or leave out the key.");
		}
		return digest("account %s\n%s %s\n%s".formatted(caller.accountId(), request.getMethod(),
				request.getRequestURI(), text), new byte[0]);
	}

	private byte[] withQuery(byte[] hash) {
		return digest(contentType() + "\n" + query(), hash);
	}

	/** Without parameters: each attempt of a client has another boundary. */
	private String contentType() {
		return Objects.requireNonNullElse(request.getContentType(), "").split(";")[0].strip().toLowerCase(Locale.ROOT);
	}

	/** How long the client waits does not change what it asks for. */
	private String query() {
		String query = request.getQueryString();
		return (query == null) ? ""
				: Arrays.stream(query.split("&"))
					.filter((parameter) -> !parameter.startsWith("wait="))
					.collect(Collectors.joining("&"));
	}

	private static byte[] digest(String text, byte[] bytes) {
		MessageDigest digest = ContentHash.begin();
		digest.update(text.getBytes(StandardCharsets.UTF_8));
		return digest.digest(bytes);
	}

}
