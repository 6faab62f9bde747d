package dev.gavel.api.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.Test;

class JobPublicationTests {

	@Test
	void knowsAJobThatKafkaWillNeverTake() {
		assertThat(JobPublication.isRefused(sending(new RecordTooLargeException("1 MB")))).isTrue();
	}

	@Test
	void triesAgainWhatTimeOrAnOperatorMends() {
		assertThat(JobPublication.isRefused(sending(new TimeoutException("no broker")))).isFalse();
		assertThat(JobPublication.isRefused(sending(new TopicAuthorizationException("no right")))).isFalse();
		assertThat(JobPublication.isRefused(new IllegalStateException("Kafka is not prepared yet"))).isFalse();
	}

	private static Exception sending(Exception cause) {
		return new IllegalStateException("Kafka has not confirmed the job", new ExecutionException(cause));
	}

}
