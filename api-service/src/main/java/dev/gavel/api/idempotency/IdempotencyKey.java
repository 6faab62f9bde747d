package dev.gavel.api.idempotency;

import dev.gavel.api.access.Caller;
import dev.gavel.api.platform.request.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The header {@code Idempotency-Key} of a request, or its absence. A controller method
 * with this parameter creates something at most once for each key.
 */
public interface IdempotencyKey {

	/**
	 * Creates something, unless an earlier request with this key has done so.
	 * @param kind of what is created; whoever stores it calls
	 * {@link IdempotencyKeys#created} with the same kind in the same transaction
	 * @param create called for the first request
	 * @param again called for each later one, with the id of what the first one created
	 * @throws Problem when the earlier request is under way or had another body
	 */
	<T> T once(Class<?> kind, Caller caller, Supplier<T> create, Function<String, T> again);

	/**
	 * Does the same for a body that is stored while it is read. If an earlier request did
	 * not come to its end, this one continues it.
	 */
	<T> T onceStreamed(Class<?> kind, Caller caller, InputStream body, Streamed<T> create, Function<String, T> again)
			throws IOException;

	/**
	 * Returns the same key for a request whose body is not that of a
	 * {@code @RequestBody}.
	 * @param hash of the body, called only if there is a key
	 */
	IdempotencyKey withBody(Supplier<byte[]> hash);

	/** Reads a body and stores what is in it. */
	interface Streamed<T> {

		/**
		 * @param body to be read to its end
		 * @param begun the id of what an earlier request began to store, or null
		 */
		T store(InputStream body, @Nullable String begun) throws IOException;

	}

}
