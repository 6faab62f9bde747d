package dev.gavel.api.dispatch;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.listener.CommonErrorHandler;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.util.backoff.ExponentialBackOff;

/**
 * Retries reports until the database takes them; Spring's default drops them after ten
 * attempts.
 */
@Configuration(proxyBeanMethods = false)
class ReportRetry {

	private static final long FIRST_PAUSE_MILLIS = 500;

	private static final long LONGEST_PAUSE_MILLIS = 10_000;

	@Bean
	CommonErrorHandler reportErrorHandler() {
		ExponentialBackOff forever = new ExponentialBackOff(FIRST_PAUSE_MILLIS, 2);
		forever.setMaxInterval(LONGEST_PAUSE_MILLIS);
		return new DefaultErrorHandler(forever);
	}

}
