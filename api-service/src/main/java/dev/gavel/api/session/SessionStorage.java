package dev.gavel.api.session;

import dev.gavel.api.access.AccessProperties;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.session.autoconfigure.DefaultCookieSerializerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.support.GenericConversionService;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.session.config.annotation.web.http.EnableSpringHttpSession;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.jdbc.MySqlJdbcIndexedSessionRepositoryCustomizer;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.servlet.FlashMap;
import org.springframework.web.servlet.FlashMapManager;
import org.springframework.web.servlet.support.AbstractFlashMapManager;

/**
 * Keeps sessions in MySQL. Their attributes are text: nothing that comes from the
 * database is deserialized.
 */
@Configuration(proxyBeanMethods = false)
@EnableSpringHttpSession
class SessionStorage {

	@Bean
	SparingSessions<?> sessionRepository(DataSource database, PlatformTransactionManager transactions,
			AccessProperties properties) {
		TransactionTemplate transaction = new TransactionTemplate(transactions);
		transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
		JdbcIndexedSessionRepository sessions = new JdbcIndexedSessionRepository(new JdbcTemplate(database),
				transaction);
		sessions.setTableName("sessions");
		sessions.setDefaultMaxInactiveInterval(properties.sessionIdle());
		sessions.setConversionService(textOnly());
		new MySqlJdbcIndexedSessionRepositoryCustomizer().customize(sessions);
		return new SparingSessions<>(sessions, sessions::cleanUpExpiredSessions);
	}

	private static GenericConversionService textOnly() {
		GenericConversionService conversion = new GenericConversionService();
		conversion.addConverter(Object.class, byte[].class,
				(value) -> ((String) value).getBytes(StandardCharsets.UTF_8));
		conversion.addConverter(byte[].class, Object.class, (bytes) -> new String(bytes, StandardCharsets.UTF_8));
		return conversion;
	}

	/**
	 * Nothing uses flash attributes, and each request would look for some in the session.
	 */
	@Bean
	FlashMapManager flashMapManager() {
		return new AbstractFlashMapManager() {

			@Override
			protected @Nullable List<FlashMap> retrieveFlashMaps(HttpServletRequest request) {
				return null;
			}

			@Override
			protected void updateFlashMaps(List<FlashMap> flashMaps, HttpServletRequest request,
					HttpServletResponse response) {
				throw new UnsupportedOperationException("Flash attributes would need a session for visitors");
			}

		};
	}

	/** The cookie holds the id as it is, so that {@link Sessions} can look it up. */
	@Bean
	DefaultCookieSerializerCustomizer plainIds() {
		return (cookies) -> cookies.setUseBase64Encoding(false);
	}

}
