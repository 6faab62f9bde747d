package dev.gavel.api.account.token;

import dev.gavel.api.access.Scope;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A token as it is stored: without its secret. A revoked one is deleted. */
@Entity
@Table(name = "api_tokens")
class ApiToken {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	private @Nullable Long id;

	private long accountId;

	private String name;

	private String hash;

	@Convert(converter = ScopesConverter.class)
	private Set<Scope> scopes;

	private Instant createdAt;

	private @Nullable Instant expiresAt;

	private @Nullable Instant lastUsedAt;

	@SuppressWarnings("NullAway") // for Hibernate
	protected ApiToken() {
	}

	ApiToken(long accountId, NewToken made, TokenText secret, Instant now) {
		this.accountId = accountId;
		this.name = made.name();
		this.hash = secret.hash();
		this.scopes = made.scopes();
		this.createdAt = now;
		this.expiresAt = made.expiresAt();
	}

	long id() {
		if (id == null) {
			throw new IllegalStateException("Token '%s' is not stored yet".formatted(name));
		}
		return id;
	}

	long accountId() {
		return accountId;
	}

	String name() {
		return name;
	}

	String hash() {
		return hash;
	}

	Set<Scope> scopes() {
		return scopes;
	}

	Instant createdAt() {
		return createdAt;
	}

	@Nullable Instant expiresAt() {
		return expiresAt;
	}

	/** Returns when it was last used, to the minute. */
	@Nullable Instant lastUsedAt() {
		return lastUsedAt;
	}

}
