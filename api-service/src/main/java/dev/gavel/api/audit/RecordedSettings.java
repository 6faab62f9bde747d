package dev.gavel.api.audit;

import dev.gavel.api.access.Installation;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Records at the start which settings are new. */
@Component
class RecordedSettings {

	private static final String PREFIX = "gavel.";

	/** Who may get an account by an OpenID provider: subjects and mail addresses. */
	private static final String ALLOWED = PREFIX + "oidc.allowed";

	/** Secrets, and who people are: erasing an account does not change settings. */
	private static final Pattern LEFT_OUT = Pattern
		.compile("(?i).*(token|password|secret|credential|key|operator.?(name|recover)|oidc.?allowed).*");

	private final Installation installation;

	private final ConfigurableEnvironment environment;

	private final JdbcClient database;

	private final JsonMapper json;

	private final Audit audit;

	RecordedSettings(Installation installation, ConfigurableEnvironment environment, JdbcClient database,
			JsonMapper json, Audit audit) {
		this.installation = installation;
		this.environment = environment;
		this.database = database;
		this.json = json;
		this.audit = audit;
	}

	/** Replicas that start together record it once. */
	@EventListener(ApplicationReadyEvent.class)
	@Transactional
	public void record() {
		if (installation.isOpen()) {
			return;
		}
		String stored = database.sql("select settings from installation where id = 1 for update")
			.query((row, number) -> Optional.ofNullable(row.getString(1)))
			.single()
			.orElse(null);
		Map<String, String> settings = settings();
		String current = json.writeValueAsString(settings);
		if (!current.equals(stored)) {
			database.sql("update installation set settings = :settings where id = 1")
				.param("settings", current)
				.update();
			audit.record(null, Action.SETTINGS_CHANGED, 1, read(stored), settings);
		}
	}

	private @Nullable Object read(@Nullable String stored) {
		return (stored != null) ? json.readTree(stored) : null;
	}

	/** Returns the settings of Gavel that are recorded. */
	private Map<String, String> settings() {
		Map<String, String> settings = new TreeMap<>();
		environment.getPropertySources()
			.stream()
			.filter(EnumerablePropertySource.class::isInstance)
			.flatMap((source) -> Arrays.stream(((EnumerablePropertySource<?>) source).getPropertyNames()))
			.filter((name) -> name.startsWith(PREFIX) && !LEFT_OUT.matcher(name).matches())
			.forEach((name) -> settings.put(name, environment.getProperty(name, "")));
		settings.put(ALLOWED, "%d entries".formatted(allowed()));
		return settings;
	}

	private int allowed() {
		return Binder.get(environment).bind(ALLOWED, Bindable.listOf(String.class)).orElse(List.of()).size();
	}

}
