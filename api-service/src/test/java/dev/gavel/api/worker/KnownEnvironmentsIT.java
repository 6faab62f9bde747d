package dev.gavel.api.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.api.ApiTest;
import dev.gavel.api.TestWorker;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Environments as workers announce them. */
@ApiTest
class KnownEnvironmentsIT {

	private final TestWorker worker;

	private final JdbcClient database;

	private final TransactionTemplate transaction;

	@Autowired
	KnownEnvironmentsIT(TestWorker worker, JdbcClient database, TransactionTemplate transaction) {
		this.transaction = transaction;
		this.worker = worker;
		this.database = database;
	}

	@Test
	void areKnownToAStartBeforeAnyWorkerIsHeardOf() {
		worker.offer("default", "python3.11");
		assertThat(afterAStartIn(Duration.ZERO)).startsWith("default")
			.containsOnlyOnce("default")
			.contains("python3.11");
	}

	@Test
	void areForgottenAWeekAfterTheyWereAnnounced() {
		worker.offer("python3.12");
		assertThat(afterAStartIn(Duration.ofDays(6))).contains("python3.12");
		assertThat(afterAStartIn(Duration.ofDays(8))).containsExactly("default");
	}

	private List<String> afterAStartIn(Duration time) {
		return new KnownEnvironments(database, transaction, Clock.offset(Clock.systemUTC(), time)).names();
	}

}
