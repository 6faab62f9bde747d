package dev.gavel.api.session;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;

/**
 * Stores the time of the last access once a minute. Spring Session would do so at each
 * request.
 */
final class SparingSessions<S extends Session> implements FindByIndexNameSessionRepository<SparingSessions.Sparing<S>> {

	private static final Duration PRECISION = Duration.ofMinutes(1);

	private final FindByIndexNameSessionRepository<S> sessions;

	private final Runnable deletionOfExpired;

	SparingSessions(FindByIndexNameSessionRepository<S> sessions, Runnable deletionOfExpired) {
		this.sessions = sessions;
		this.deletionOfExpired = deletionOfExpired;
	}

	void deleteExpired() {
		deletionOfExpired.run();
	}

	@Override
	public Sparing<S> createSession() {
		return new Sparing<>(sessions.createSession());
	}

	@Override
	public void save(Sparing<S> session) {
		sessions.save(session.session);
	}

	@Override
	public @Nullable Sparing<S> findById(String id) {
		S session = sessions.findById(id);
		return (session != null) ? new Sparing<>(session) : null;
	}

	@Override
	public void deleteById(String id) {
		sessions.deleteById(id);
	}

	@Override
	public Map<String, Sparing<S>> findByIndexNameAndIndexValue(String name, String value) {
		return sessions.findByIndexNameAndIndexValue(name, value)
			.entrySet()
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey, (entry) -> new Sparing<>(entry.getValue())));
	}

	/** Keeps an access to itself that is soon after the one that is stored. */
	static final class Sparing<S extends Session> implements Session {

		private final S session;

		Sparing(S session) {
			this.session = session;
		}

		@Override
		public void setLastAccessedTime(Instant now) {
			if (Duration.between(session.getLastAccessedTime(), now).compareTo(PRECISION) >= 0) {
				session.setLastAccessedTime(now);
			}
		}

		@Override
		public String getId() {
			return session.getId();
		}

		@Override
		public String changeSessionId() {
			return session.changeSessionId();
		}

		@Override
		public <T> @Nullable T getAttribute(String name) {
			return session.getAttribute(name);
		}

		@Override
		public Set<String> getAttributeNames() {
			return session.getAttributeNames();
		}

		@Override
		public void setAttribute(String name, @Nullable Object value) {
			session.setAttribute(name, value);
		}

		@Override
		public void removeAttribute(String name) {
			session.removeAttribute(name);
		}

		@Override
		public Instant getCreationTime() {
			return session.getCreationTime();
		}

		@Override
		public Instant getLastAccessedTime() {
			return session.getLastAccessedTime();
		}

		@Override
		public void setMaxInactiveInterval(Duration interval) {
			session.setMaxInactiveInterval(interval);
		}

		@Override
		public Duration getMaxInactiveInterval() {
			return session.getMaxInactiveInterval();
		}

		@Override
		public boolean isExpired() {
			return session.isExpired();
		}

	}

}
