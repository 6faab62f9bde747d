package dev.gavel.api.worker;

import dev.gavel.api.platform.database.StoredTime;
import dev.gavel.message.OfferedEnvironment;
import dev.gavel.message.WorkerNews;
import dev.gavel.run.EnvironmentName;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The environments that workers have announced. They are stored, so that a start knows
 * them before it hears of any worker.
 */
@Component
public class KnownEnvironments {

	private static final Logger logger = LoggerFactory.getLogger(KnownEnvironments.class);

	private static final Duration FORGOTTEN_AFTER = Duration.ofDays(7);

	private static final Duration STORED_EVERY = Duration.ofHours(1);

	/** The news of all workers would wait for each attempt while MySQL is away. */
	private static final Duration PAUSE_AFTER_FAILURE = Duration.ofMinutes(1);

	private static final int MOST = 1000;

	private final JdbcClient database;

	private final TransactionTemplate transaction;

	private final Clock clock;

	/** When each was announced, as it is stored. */
	private final Map<String, Instant> seen = new ConcurrentHashMap<>();

	private volatile boolean loaded;

	private volatile Instant pausedUntil = Instant.MIN;

	KnownEnvironments(JdbcClient database, TransactionTemplate transaction, Clock clock) {
		this.database = database;
		this.transaction = transaction;
		this.clock = clock;
	}

	/** Returns their names, the default one first. */
	public List<String> names() {
		if (!loaded) {
			load();
		}
		Instant since = clock.instant().minus(FORGOTTEN_AFTER);
		Stream<String> others = seen.entrySet()
			.stream()
			.filter((environment) -> environment.getValue().isAfter(since))
			.map(Map.Entry::getKey)
			.sorted();
		return Stream.concat(Stream.of(EnvironmentName.DEFAULT), others).distinct().toList();
	}

	private void load() {
		database.sql("select name, seen_at from environments")
			.query((row, index) -> Map.entry(row.getString("name"), StoredTime.of(row, "seen_at")))
			.list()
			.forEach((environment) -> seen.putIfAbsent(environment.getKey(), environment.getValue()));
		loaded = true;
	}

	void hear(WorkerNews news, Instant at) {
		news.environments()
			.stream()
			.map(OfferedEnvironment::name)
			.filter((name) -> EnvironmentName.isValid(name) && isNew(name, at))
			.forEach((name) -> store(name, at));
	}

	private boolean isNew(String name, Instant at) {
		Instant last = seen.get(name);
		if (clock.instant().isBefore(pausedUntil)) {
			return false;
		}
		return (last != null) ? last.plus(STORED_EVERY).isBefore(at) : seen.size() < MOST;
	}

	private void store(String name, Instant at) {
		try {
			transaction.executeWithoutResult(
					(status) -> database.sql("replace into environments (name, seen_at) values (:name, :at)")
						.param("name", name)
						.param("at", at)
						.update());
			seen.put(name, at);
		}
		catch (DataAccessException | TransactionException ex) {
			pausedUntil = clock.instant().plus(PAUSE_AFTER_FAILURE);
			logger.warn("The environment {} could not be stored; Gavel tries again in a minute: {}", name,
					ex.getMessage());
		}
	}

}
