package dev.gavel.api.evaluation.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class BatchTests {

	private final Batch batch = new Batch(new UUID(0, 1), 1L, null, Instant.EPOCH);

	@Test
	void tellsItsEndOnceAndAgainOnlyWithMoreLines() {
		batch.receiving();
		batch.added(1);
		batch.ended(1, Instant.EPOCH);
		assertThat(batch.tellEnd()).isFalse();
		batch.completed();
		assertThat(batch.tellEnd()).isTrue();
		batch.receiving();
		batch.completed();
		assertThat(batch.tellEnd()).isFalse();
		batch.receiving();
		batch.added(1);
		batch.completed();
		assertThat(batch.tellEnd()).isFalse();
		batch.ended(1, Instant.EPOCH);
		assertThat(batch.tellEnd()).isTrue();
	}

	@Test
	void hasNotEndedBetweenTheLinesOfARequestBecauseAnotherOneHas() {
		batch.receiving();
		batch.receiving();
		batch.added(1);
		batch.ended(1, Instant.EPOCH);
		batch.completed();
		assertThat(batch.tellEnd()).isTrue();
		batch.added(1);
		batch.ended(1, Instant.EPOCH);
		assertThat(batch.tellEnd()).isFalse();
		batch.completed();
		assertThat(batch.tellEnd()).isTrue();
	}

	@Test
	void tellsThatItIsCancelledThoughItsLinesHadEnded() {
		batch.addedRefused();
		batch.completed();
		assertThat(batch.tellEnd()).isTrue();
		batch.receiving();
		batch.cancelled(Instant.EPOCH);
		assertThat(batch.tellEnd()).isTrue();
		batch.cancelled(Instant.EPOCH);
		assertThat(batch.tellEnd()).isFalse();
	}

}
