package dev.gavel.api.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.api.judgement.JudgementReleased;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.listener.MessageListenerContainer;

class GatheredReportListenerTests {

	private Instant now = Instant.EPOCH;

	private final InstantSource time = () -> now;

	private final List<String> told = new ArrayList<>();

	private final GatheredReportListener listener = new GatheredReportListener(null, null, new Listeners(),
			time.withZone(ZoneOffset.UTC));

	@Test
	void pausesOnlyAfterAMinuteWithoutJobs() {
		now = now.plus(Duration.ofMinutes(2));
		listener.look(false);
		assertThat(told).containsExactly("pause");
		listener.onReleased(new JudgementReleased());
		assertThat(told).containsExactly("pause", "resume");
		now = now.plus(Duration.ofMinutes(1));
		listener.look(false);
		assertThat(told).as("while the count may be an old one").containsExactly("pause", "resume");
		now = now.plusMillis(1);
		listener.look(false);
		assertThat(told).containsExactly("pause", "resume", "pause");
	}

	/** All names are those of one container, which only takes notes. */
	private final class Listeners extends KafkaListenerEndpointRegistry {

		@Override
		public MessageListenerContainer getListenerContainer(String id) {
			return (MessageListenerContainer) Proxy.newProxyInstance(getClass().getClassLoader(),
					new Class<?>[] { MessageListenerContainer.class }, (proxy, method, arguments) -> {
						told.add(method.getName());
						return null;
					});
		}

	}

}
