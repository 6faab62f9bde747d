package dev.gavel.api.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.Test;

class JobSenderTests {

	@Test
	void knowsAJobThatKafkaWillNeverTake() {
		assertThat(JobSender.isRefused(sending(new RecordTooLargeException("1 MB")))).isTrue();
	}

	@Test
	void retriesWhatTimeOrAnOperatorCanFix() {
		assertThat(JobSender.isRefused(sending(new TimeoutException("no broker")))).isFalse();
		assertThat(JobSender.isRefused(sending(new TopicAuthorizationException("no right")))).isFalse();
		assertThat(JobSender.isRefused(new IllegalStateException("Kafka is not prepared yet"))).isFalse();
	}

	private static Exception sending(Exception cause) {
		return new IllegalStateException("Kafka has not confirmed the job", new ExecutionException(cause));
	}

}
