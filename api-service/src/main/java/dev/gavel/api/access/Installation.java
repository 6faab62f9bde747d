package dev.gavel.api.access;

import java.net.InetAddress;
import java.time.Clock;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The access mode of this installation. It is stored with the data, so that forgetting a
 * setting does not open an installation with accounts.
 */
@Component
public class Installation implements SmartInitializingSingleton {

	private static final Logger logger = LoggerFactory.getLogger(Installation.class);

	private final JdbcClient database;

	private final AccessProperties properties;

	private final InetAddress address;

	private final String trustedProxies;

	private final TransactionTemplate transaction;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	private @Nullable AccessMode mode;

	Installation(JdbcClient database, AccessProperties properties,
			@Value("${server.address:0.0.0.0}") InetAddress address,
			@Value("${server.tomcat.remoteip.internal-proxies:}") String trustedProxies,
			TransactionTemplate transaction, ApplicationEventPublisher events, Clock clock) {
		this.database = database;
		this.properties = properties;
		this.address = address;
		this.trustedProxies = trustedProxies;
		this.transaction = transaction;
		this.events = events;
		this.clock = clock;
	}

	/** Reads the mode before the first request, but lets other beans start meanwhile. */
	@Override
	public void afterSingletonsInstantiated() {
		this.mode = transaction.execute((status) -> chooseAndStore());
	}

	private AccessMode chooseAndStore() {
		AccessMode stored = stored();
		AccessMode chosen = choose(stored);
		if (stored == null) {
			store(chosen);
		}
		else if (chosen != stored) {
			change(stored, chosen);
		}
		return chosen;
	}

	private AccessMode choose(@Nullable AccessMode stored) {
		AccessMode wanted = switch (properties.mode()) {
			case KEEP -> (stored != null) ? stored : byAddress();
			case OPEN -> AccessMode.OPEN;
			case ACCOUNTS -> AccessMode.ACCOUNTS;
		};
		if (wanted == AccessMode.OPEN && !address.isLoopbackAddress()) {
			throw new IllegalStateException(
					("Open mode gives everyone who can reach Gavel full access, so it requires a loopback address. %s is"
							+ " not one. Set GAVEL_ACCESS_MODE=accounts or GAVEL_ADDRESS=127.0.0.1.")
						.formatted(address.getHostAddress()));
		}
		if (wanted == AccessMode.OPEN && !trustedProxies.isBlank()) {
			throw new IllegalStateException(
					"Open mode cannot run behind a proxy, because everyone who reaches the proxy would have full access."
							+ " Set GAVEL_ACCESS_MODE=accounts or unset GAVEL_TRUSTED_PROXIES.");
		}
		if (wanted == AccessMode.OPEN && stored == AccessMode.ACCOUNTS) {
			logger.warn(
					"Switched from accounts to open mode: every user of this machine, and everyone behind a proxy on it,"
							+ " now has full access.");
		}
		return wanted;
	}

	private AccessMode byAddress() {
		return address.isLoopbackAddress() ? AccessMode.OPEN : AccessMode.ACCOUNTS;
	}

	private @Nullable AccessMode stored() {
		return database.sql("select mode from installation where id = 1")
			.query(AccessMode.class)
			.optional()
			.orElse(null);
	}

	/** Replicas that start at the same time store the same. */
	private void store(AccessMode chosen) {
		database.sql("""
				insert into installation (id, mode, created_at, secret) values (1, :mode, :now, :secret)
				on duplicate key update mode = :mode""")
			.param("mode", chosen.name())
			.param("now", clock.instant())
			.param("secret", Secret.create())
			.update();
	}

	/** Of replicas that start at the same time, one changes the row. */
	private void change(AccessMode stored, AccessMode chosen) {
		int changed = database.sql("update installation set mode = :mode where id = 1 and mode <> :mode")
			.param("mode", chosen.name())
			.update();
		if (changed == 1) {
			events.publishEvent(new ModeChanged(stored, chosen));
		}
	}

	/** Returns what all replicas sign cookies with. */
	public String secret() {
		return database.sql("select secret from installation where id = 1").query(String.class).single();
	}

	public boolean isOpen() {
		return Objects.requireNonNull(mode, "the mode is known once all beans exist") == AccessMode.OPEN;
	}

}
