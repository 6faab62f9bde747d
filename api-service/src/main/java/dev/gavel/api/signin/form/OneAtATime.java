package dev.gavel.api.signin.form;

import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.ProblemType;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * Checks one password of an account at a time, so that people who know theirs cannot take
 * all places of those who wait for a hash.
 */
@Component
class OneAtATime {

	private static final Duration WAIT = Duration.ofSeconds(5);

	private final Set<Object> busy = ConcurrentHashMap.newKeySet();

	/**
	 * @param account its id, or its name
	 * @throws Problem while another request does this
	 */
	<T> T run(Object account, Supplier<T> work) {
		if (!busy.add(account)) {
			throw Problem.passing(ProblemType.TOO_MANY_ATTEMPTS,
					"Another request checks your password at this moment. Try again in a few seconds.", WAIT);
		}
		try {
			return work.get();
		}
		finally {
			busy.remove(account);
		}
	}

}
