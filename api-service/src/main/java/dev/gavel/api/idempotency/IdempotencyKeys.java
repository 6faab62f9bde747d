package dev.gavel.api.idempotency;

import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.ProblemType;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lets one request at a time create something for a key, whichever replica it reaches.
 * The claim of a request that was killed runs out by itself.
 */
@Component
public class IdempotencyKeys {

	private static final Logger logger = LoggerFactory.getLogger(IdempotencyKeys.class);

	private final KeyTable table;

	private final TransactionTemplate transaction;

	/** What the request of this thread may create. */
	private final ThreadLocal<@Nullable Claim> current = new ThreadLocal<>();

	private final Set<Claim> held = ConcurrentHashMap.newKeySet();

	IdempotencyKeys(KeyTable table, TransactionTemplate transaction) {
		this.table = table;
		this.transaction = transaction;
	}

	/**
	 * Records what a request with a key has created. Called in the transaction that
	 * stores it, as late as possible; does nothing for other requests.
	 * @param kind the one that {@link IdempotencyKey#once} was given; other things that
	 * the request stores do not count
	 * @param id of at most 100 characters
	 * @throws Problem when this request took so long that another one with its key went
	 * ahead
	 */
	public void created(Class<?> kind, Object id) {
		Claim claim = current.get();
		if (claim == null || claim.kind() != kind) {
			return;
		}
		if (!TransactionSynchronizationManager.isActualTransactionActive()) {
			throw new IllegalStateException("%s %s is recorded outside of its transaction".formatted(kind, id));
		}
		if (!claim.streamed()) {
			// The transaction has the row until it ends.
			held.remove(claim);
		}
		if (!table.created(claim, id.toString())) {
			throw underWay();
		}
	}

	/**
	 * Claims a key, unless an earlier request has been answered.
	 * @param body hash of the body, or null if it is not known yet
	 * @return the earlier request
	 * @throws Problem when the earlier request is under way, or had another body
	 */
	@Nullable StoredKey claim(Claim claim, byte @Nullable [] body) {
		held.add(claim);
		try {
			@Nullable StoredKey earlier = transaction.execute((status) -> tryToClaim(claim, body));
			if (earlier != null && earlier.isAnswered()) {
				held.remove(claim);
			}
			return earlier;
		}
		catch (DuplicateKeyException ex) {
			held.remove(claim);
			throw underWay();
		}
		catch (RuntimeException ex) {
			held.remove(claim);
			throw ex;
		}
	}

	private @Nullable StoredKey tryToClaim(Claim claim, byte @Nullable [] body) {
		@Nullable StoredKey earlier = table.find(claim.key()).orElse(null);
		if (earlier == null) {
			table.insert(claim, body);
			return null;
		}
		boolean failed = earlier.created() == null && !earlier.underWay();
		if (!failed && body != null && earlier.body() != null) {
			requireEqual(body, earlier.body());
		}
		if (earlier.isAnswered()) {
			return earlier;
		}
		if (earlier.underWay() || !table.replace(earlier, claim, body)) {
			throw underWay();
		}
		return earlier;
	}

	static void requireEqual(byte[] body, byte @Nullable [] earlier) {
		if (!Arrays.equals(body, earlier)) {
			throw new Problem(ProblemType.IDEMPOTENCY_KEY_REUSED,
					"This Idempotency-Key was sent to this route with another query or body. Use a new key for a new request, and repeat a request byte by byte.");
		}
	}

	private static Problem underWay() {
		return Problem.passing(ProblemType.IDEMPOTENCY_KEY_IN_USE,
				"The first request with this Idempotency-Key is under way. Repeat this one until it is answered.",
				Duration.ofSeconds(1));
	}

	/**
	 * Does what the claim is for.
	 * @throws E when that fails, and so does not use up the key unless it has created
	 * something
	 */
	<T, E extends Exception> T under(Claim claim, Work<T, E> work) throws E {
		current.set(claim);
		try {
			return work.run();
		}
		catch (Exception ex) {
			giveBack(claim);
			throw ex;
		}
		finally {
			current.remove();
			held.remove(claim);
		}
	}

	private void giveBack(Claim claim) {
		try {
			transaction.executeWithoutResult((status) -> table.giveBack(claim));
		}
		catch (DataAccessException | TransactionException ex) {
			logger.warn("The Idempotency-Key of a failed request stays in use for some seconds, as it was not released",
					ex);
		}
	}

	/** Something that may create what a claim is for. */
	interface Work<T, E extends Exception> {

		T run() throws E;

	}

	/** The body of a streamed request has come to its end. */
	void read(Claim claim, byte[] body) {
		transaction.executeWithoutResult((status) -> table.read(claim, body));
	}

	@Scheduled(fixedDelay = 5, timeUnit = TimeUnit.SECONDS)
	void hold() {
		Set<Claim> claims = Set.copyOf(held);
		if (!claims.isEmpty()) {
			transaction.executeWithoutResult((status) -> table.hold(claims));
		}
	}

	static Claim newClaim(byte[] key, Class<?> kind, boolean streamed) {
		return new Claim(key, ThreadLocalRandom.current().nextLong(), kind, streamed);
	}

}
