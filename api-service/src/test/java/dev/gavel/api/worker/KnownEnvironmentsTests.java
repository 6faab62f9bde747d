package dev.gavel.api.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.message.JudgedIn;
import dev.gavel.message.OfferedEnvironment;
import dev.gavel.message.WorkerNews;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class KnownEnvironmentsTests {

	private static final JudgedIn PLACE = new JudgedIn("a", "runc 1.1.5", "cgroup-v2", "sha256:0", "3.13.5", "1");

	private final Away database = new Away();

	private Instant now = Instant.EPOCH;

	private final KnownEnvironments known = new KnownEnvironments(JdbcClient.create(database),
			new TransactionTemplate(new JdbcTransactionManager(database)), clock());

	@Test
	void triesToStoreOnceAMinuteWhileTheDatabaseIsAway() {
		known.hear(news("numpy", "scipy"), now);
		known.hear(news("sympy"), now);
		assertThat(database.attempts).isOne();
		now = now.plus(Duration.ofMinutes(1));
		known.hear(news("numpy", "scipy"), now);
		assertThat(database.attempts).isEqualTo(2);
	}

	private Clock clock() {
		InstantSource time = () -> now;
		return time.withZone(ZoneOffset.UTC);
	}

	private static WorkerNews news(String... names) {
		return new WorkerNews("node-1", Instant.EPOCH, WorkerNews.State.WORKING, null, 0, 0, 1, PLACE,
				List.of(names)
					.stream()
					.map((name) -> new OfferedEnvironment(name, "3.13.5", "sha256:0", null))
					.toList());
	}

	/** A database that takes no connection. */
	private static final class Away extends AbstractDataSource {

		private int attempts;

		@Override
		public Connection getConnection() throws SQLException {
			attempts++;
			throw new SQLException("away");
		}

		@Override
		public Connection getConnection(String user, String password) throws SQLException {
			return getConnection();
		}

	}

}
