package dev.gavel.api.signin.form;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.gavel.api.access.Network;
import dev.gavel.api.access.Secret;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.ProblemType;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * Slows down those who guess passwords. Only failures count. An account, or a browser
 * that is known to it, has 10 of them within 15 minutes. Once they are spent, each
 * network still has three of its own for that account, and ten more each 15 minutes, so
 * that somebody who guesses elsewhere keeps nobody out. An address has 100 failures, and
 * two more each second; further attempts wait for their turn. Each replica counts for
 * itself.
 */
@Component
class Guesses {

	private static final int OF_ACCOUNT = 10;

	private static final Duration WITHIN = Duration.ofMinutes(15);

	private static final int OF_NETWORK = 3;

	private static final int OF_ADDRESS = 100;

	private static final int OF_ADDRESS_EACH_SECOND = 2;

	private static final Duration PATIENCE = Duration.ofSeconds(5);

	/** Of all addresses: each request that waits has a thread. */
	private static final int MOST_WAITING = 20;

	private final Semaphore waiting = new Semaphore(MOST_WAITING);

	private final LoadingCache<String, Bucket> accounts = buckets(() -> Bucket.builder()
		.addLimit((limit) -> limit.capacity(OF_ACCOUNT).refillGreedy(OF_ACCOUNT, WITHIN))
		.build());

	private final LoadingCache<String, Bucket> networks = buckets(() -> Bucket.builder()
		.addLimit((limit) -> limit.capacity(OF_NETWORK).refillGreedy(OF_ACCOUNT, WITHIN))
		.build());

	private final LoadingCache<String, Bucket> addresses = buckets(() -> Bucket.builder()
		.addLimit((limit) -> limit.capacity(OF_ADDRESS).refillGreedy(OF_ADDRESS_EACH_SECOND, Duration.ofSeconds(1)))
		.build());

	private static LoadingCache<String, Bucket> buckets(Supplier<Bucket> each) {
		return Caffeine.newBuilder().maximumSize(100_000).expireAfterAccess(WITHIN).build((name) -> each.get());
	}

	/** The length of a key does not depend on what was sent. */
	private Bucket ofAccount(String key) {
		return accounts.get(Secret.hash(key));
	}

	/**
	 * Takes an attempt from a browser that the account does not know. An address that has
	 * to wait adds no further accounts to those that are kept.
	 * @throws Problem when there were too many failures
	 */
	Attempt fromAnywhere(String account, String address) {
		Bucket ofAddress = addresses.get(Network.of(address));
		if (!waitFor(ofAddress)) {
			throw tooMany(Duration.ofSeconds(2));
		}
		Attempt ofAccount = ofAccount(account, address, () -> ofAddress.addTokens(1));
		return () -> {
			ofAccount.giveBack();
			ofAddress.addTokens(1);
		};
	}

	private Attempt ofAccount(String account, String address, Attempt before) {
		Bucket ofAll = ofAccount("account " + account);
		return ofAll.tryConsume(1) ? () -> ofAll.addTokens(1)
				: take(networks.get(Secret.hash("%s %s".formatted(Network.site(address), account))), before);
	}

	/**
	 * Takes an attempt from a browser in which the account has signed in before.
	 * @throws Problem when there were too many failures
	 */
	Attempt from(String browser) {
		return take(ofAccount("browser " + browser), () -> {
		});
	}

	/**
	 * Takes an attempt of somebody who has signed in.
	 * @throws Problem when there were too many failures
	 */
	Attempt signedIn(long account) {
		return take(ofAccount("owner " + account), () -> {
		});
	}

	private static Attempt take(Bucket bucket, Attempt before) {
		ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
		if (!probe.isConsumed()) {
			before.giveBack();
			throw tooMany(Duration.ofNanos(probe.getNanosToWaitForRefill()).plusSeconds(1));
		}
		return () -> bucket.addTokens(1);
	}

	private boolean waitFor(Bucket bucket) {
		if (bucket.tryConsume(1)) {
			return true;
		}
		if (!waiting.tryAcquire()) {
			return false;
		}
		try {
			return bucket.asBlocking().tryConsume(1, PATIENCE);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
		finally {
			waiting.release();
		}
	}

	private static Problem tooMany(Duration wait) {
		return Problem.passing(ProblemType.TOO_MANY_ATTEMPTS,
				"Too many failed sign-in attempts. Try again in %,d seconds, or use a browser in which you have signed in before."
					.formatted(wait.toSeconds()),
				wait);
	}

	/** One attempt to sign in, which counts unless it is given back. */
	interface Attempt {

		void giveBack();

	}

}
