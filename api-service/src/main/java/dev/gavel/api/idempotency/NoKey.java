package dev.gavel.api.idempotency;

import dev.gavel.api.access.Caller;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Function;
import java.util.function.Supplier;

/** A request without a key. */
final class NoKey implements IdempotencyKey {

	static final NoKey INSTANCE = new NoKey();

	private NoKey() {
	}

	@Override
	public <T> T once(Class<?> kind, Caller caller, Supplier<T> create, Function<String, T> again) {
		return create.get();
	}

	@Override
	public <T> T onceStreamed(Class<?> kind, Caller caller, InputStream body, Streamed<T> create,
			Function<String, T> again) throws IOException {
		return create.store(body, null);
	}

	@Override
	public IdempotencyKey withBody(Supplier<byte[]> hash) {
		return this;
	}

}
