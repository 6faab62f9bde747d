package dev.gavel.api.compat.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.gavel.api.access.Caller;
import dev.gavel.api.access.Installation;
import dev.gavel.api.access.Scope;
import dev.gavel.api.account.Account;
import dev.gavel.api.account.Accounts;
import dev.gavel.api.account.KnownAccount;
import dev.gavel.api.account.KnownAccounts;
import dev.gavel.api.account.token.TokenText;
import dev.gavel.api.signin.ForeignPaths;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** Says which interfaces are served, and who calls them. */
@Component
public class CompatAccess implements ForeignPaths {

	private static final Logger logger = LoggerFactory.getLogger(CompatAccess.class);

	private static final Duration WARNED_FOR = Duration.ofHours(1);

	private final Installation installation;

	private final CompatProperties properties;

	private final List<NetworkAccount> networks;

	private final KnownAccounts accounts;

	/** The names of accounts may change. */
	private final LoadingCache<String, Optional<Long>> ids;

	private final Cache<String, Boolean> warned = Caffeine.newBuilder().expireAfterWrite(WARNED_FOR).build();

	CompatAccess(Installation installation, CompatProperties properties, KnownAccounts accounts, Accounts all) {
		this.installation = installation;
		this.properties = properties;
		this.networks = properties.networks().stream().map(NetworkAccount::of).toList();
		this.accounts = accounts;
		this.ids = Caffeine.newBuilder()
			.expireAfterWrite(KnownAccounts.SEEN_WITHIN)
			.build((name) -> all.findByName(name).map(Account::id));
		if (networks.stream().anyMatch(NetworkAccount::hasLoopback)) {
			logger.warn("gavel.compat.networks has addresses of this machine. Every program on it, and everyone behind"
					+ " a proxy on it that sends no X-Forwarded-For, can use the interfaces of other products without"
					+ " a token.");
		}
	}

	/** Returns whether an interface is switched on. */
	public boolean serves(CompatInterface served) {
		return properties.of(served).enabled().in(installation.isOpen());
	}

	/** Returns whether a path belongs to an interface that is switched on. */
	public boolean serves(CompatInterface served, String path) {
		return CompatInterface.at(path).filter(served::equals).isPresent() && serves(served);
	}

	@Override
	public boolean contain(HttpServletRequest request) {
		return at(request).isPresent();
	}

	@Override
	public boolean serve(HttpServletRequest request) {
		return at(request).filter(this::serves).isPresent();
	}

	private static Optional<CompatInterface> at(HttpServletRequest request) {
		return CompatInterface.at(request.getRequestURI());
	}

	/**
	 * A client that must send something in a header of its own may send what is no token.
	 * It is then known by its address, or not at all. What is in the header Authorization
	 * must be a token.
	 */
	@Override
	public @Nullable String token(HttpServletRequest request) {
		String own = at(request).map((served) -> request.getHeader(served.tokenHeader())).orElse(null);
		return (own != null && TokenText.isOnlyIn(own)) ? own.strip()
				: BasicCredentials.password(request.getHeader(HttpHeaders.AUTHORIZATION));
	}

	@Override
	public Optional<Caller> caller(HttpServletRequest request) {
		if (networks.isEmpty()) {
			return Optional.empty();
		}
		String address = request.getRemoteAddr();
		return networks.stream()
			.filter((network) -> network.network().matches(parsed(address)))
			.findFirst()
			.flatMap((network) -> account(network.account()))
			.map((account) -> new Caller(account.id(), account.name(), account.role(), Set.of(Scope.EVALUATE), null,
					null, address));
	}

	private Optional<KnownAccount> account(String name) {
		Optional<KnownAccount> found = ids.get(name)
			.flatMap(accounts::find)
			.filter((account) -> !account.disabled() && account.role().scopes().contains(Scope.EVALUATE));
		if (found.isEmpty() && warned.asMap().putIfAbsent(name, true) == null) {
			logger.warn(
					"gavel.compat.networks names the account '{}', which does not exist, is disabled or may not run programs",
					name);
		}
		return found;
	}

	/** Never looks up a name, because the server gives an address. */
	private static InetAddress parsed(String address) {
		try {
			return InetAddress.getByName(address);
		}
		catch (UnknownHostException ex) {
			throw new IllegalArgumentException("'%s' is not an address".formatted(address), ex);
		}
	}

}
