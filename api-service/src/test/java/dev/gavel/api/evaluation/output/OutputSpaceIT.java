package dev.gavel.api.evaluation.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.api.ApiTest;
import dev.gavel.api.evaluation.EvaluationsProperties;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.unit.DataSize;

@ApiTest
class OutputSpaceIT {

	private final JdbcClient database;

	@Autowired
	OutputSpaceIT(JdbcClient database) {
		this.database = database;
	}

	@Test
	void isTakenByWhatIsStoredAndByWhatIsStoredNow() {
		long stored = database.sql("select coalesce(sum(bytes), 0) from whole_outputs").query(Long.class).single();
		OutputSpace space = new OutputSpace(database, properties(stored + 10), Clock.systemUTC());
		assertThat(space.take(11)).isFalse();
		assertThat(space.take(9)).isTrue();
		assertThat(space.take(2)).isFalse();
		assertThat(space.take(1)).isTrue();
	}

	private static EvaluationsProperties properties(long maxStoredOutputs) {
		return new EvaluationsProperties(1, DataSize.ofBytes(1), Duration.ZERO, DataSize.ofBytes(maxStoredOutputs), 1,
				DataSize.ofBytes(1), Duration.ZERO, Duration.ZERO, Duration.ZERO);
	}

}
