package dev.gavel.api;

import dev.gavel.testing.UsesBackends;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;

/**
 * Starts the whole service on a real Kafka and a real MySQL, with all that waits made
 * short.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@UsesBackends
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
		properties = { "spring.config.name=api-service", "gavel.worker-token=" + ApiTest.WORKER_TOKEN,
				"gavel.internal.port=0", "gavel.evaluations.max-size=1MB", "gavel.evaluations.trial-timeout=3s",
				"gavel.dispatch.silent-after=2s", "gavel.dispatch.sweep-interval=200ms",
				"spring.kafka.listener.ack-time=50ms", "spring.kafka.listener.poll-timeout=100ms",
				"gavel.dispatch.retry-after=50ms", "gavel.dispatch.least-jobs-ahead=1000",
				"spring.kafka.consumer.properties.fetch.max.wait.ms=200", "gavel.webhooks.allowed-networks=127.0.0.0/8",
				"gavel.webhooks.allow-http=true", "gavel.webhooks.timeout=2s", "gavel.verification.delay=1h" })
@Import({ ApiClient.class, TestWorker.class })
public @interface ApiTest {

	String WORKER_TOKEN = "a-token-only-for-tests";

}
