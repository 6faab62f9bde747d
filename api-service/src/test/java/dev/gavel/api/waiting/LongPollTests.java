package dev.gavel.api.waiting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.api.judgement.JudgementState;
import dev.gavel.api.platform.settings.LimitsProperties;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpStatus;

class LongPollTests {

	private static final Queued QUEUED = new Queued(UUID.randomUUID(), JudgementState.QUEUED);

	private final LimitsProperties limits = new Binder(new MapConfigurationPropertySource())
		.bindOrCreate("gavel.limits", LimitsProperties.class);

	private final LongPoll longPoll = new LongPoll(new SubmissionWatch(null, limits), new SimpleAsyncTaskExecutor(),
			limits);

	@Test
	void tellWhereASubmissionIsThoughTheDatabaseFailsOnceItIsStored() {
		assertThat(longPoll.taken(QUEUED, "/submissions/", Duration.ZERO, LongPollTests::fail, (queued, end) -> queued))
			.succeedsWithin(Duration.ofSeconds(20))
			.satisfies((answer) -> {
				assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.ACCEPTED);
				assertThat(answer.getHeaders().getLocation()).hasPath("/submissions/" + QUEUED.id());
				assertThat(answer.getBody()).isEqualTo(QUEUED);
			});
	}

	private static Queued fail(UUID id) {
		throw new DataAccessResourceFailureException("the database is gone");
	}

	private record Queued(UUID id, JudgementState status) implements Awaited {
	}

}
