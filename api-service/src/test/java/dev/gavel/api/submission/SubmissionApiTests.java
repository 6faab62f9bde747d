package dev.gavel.api.submission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.api.settings.LimitsProperties;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.mock.web.MockHttpServletRequest;

class SubmissionApiTests {

	private final LimitsProperties limits = new Binder(new MapConfigurationPropertySource())
		.bindOrCreate("gavel.limits", LimitsProperties.class);

	@Test
	void tellsWhereASubmissionIsThoughTheDatabaseFailsOnceItIsStored() {
		Submissions submissions = new FailsOnceStored();
		SubmissionApi api = new SubmissionApi(submissions, null,
				new HeldAnswers(new SubmissionWatch(submissions, limits), new SimpleAsyncTaskExecutor(), limits), null);
		assertThat(api.submit(1, new NewSubmission("pass", null, null, null), null, new MockHttpServletRequest()))
			.succeedsWithin(Duration.ofSeconds(20))
			.satisfies((answer) -> {
				assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.ACCEPTED);
				assertThat(answer.getHeaders().getLocation()).hasPath("/submissions/" + FailsOnceStored.ID);
				assertThat(answer.getBody().id()).isEqualTo(FailsOnceStored.ID);
			});
	}

	private static final class FailsOnceStored extends Submissions {

		static final UUID ID = UUID.randomUUID();

		FailsOnceStored() {
			super(null, null, null, null, null, null, null, null, null);
		}

		@Override
		public SubmissionView submit(long questionId, NewSubmission request, String client) {
			return new SubmissionView(ID, questionId, "python3", "default", JudgementState.QUEUED, null, 0, 1, null,
					null, Instant.EPOCH, null, 1, null, 0, 0, null, List.of(), List.of());
		}

		@Override
		public SubmissionView find(UUID id) {
			throw new DataAccessResourceFailureException("the database is gone");
		}

	}

}
