package dev.gavel.api.statistics;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.task.AsyncTaskExecutor;
import org.springframework.stereotype.Component;

/**
 * Acceptance statistics of several questions. Counting reads all their submissions and
 * takes MySQL half a second for 100,000, so counts are cached.
 */
@Component
public class Acceptances {

	/** Older figures are still shown, and trigger a new count. */
	private static final Duration FRESH = Duration.ofSeconds(10);

	private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(1);

	private static final long MOST_LISTS = 1000;

	private final LoadingCache<Set<Long>, Map<Long, Acceptance>> counted;

	Acceptances(AcceptanceRepository repository, Clock clock,
			@Qualifier("applicationTaskExecutor") AsyncTaskExecutor executor) {
		this.counted = Caffeine.newBuilder()
			.maximumSize(MOST_LISTS)
			.refreshAfterWrite(FRESH)
			.expireAfterWrite(FORGOTTEN_AFTER)
			.executor(executor)
			.ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
			.build((questionIds) -> count(repository, questionIds));
	}

	/** Returns the statistics by question, without questions that have no submissions. */
	public Map<Long, Acceptance> of(Collection<Long> questionIds) {
		return questionIds.isEmpty() ? Map.of() : counted.get(Set.copyOf(questionIds));
	}

	private static Map<Long, Acceptance> count(AcceptanceRepository repository, Set<Long> questionIds) {
		return repository.of(questionIds)
			.stream()
			.collect(Collectors.toMap(Acceptance::questionId, Function.identity()));
	}

}
