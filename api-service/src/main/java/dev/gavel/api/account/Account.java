package dev.gavel.api.account;

import dev.gavel.api.access.AccountLimits;
import dev.gavel.api.access.Role;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A person or program known by name, with a role. */
@Entity
@Table(name = "accounts")
@DynamicUpdate
public class Account {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	private @Nullable Long id;

	private String name;

	@Enumerated(EnumType.STRING)
	@JdbcTypeCode(SqlTypes.VARCHAR)
	private Role role;

	private @Nullable String password;

	private @Nullable String issuer;

	private @Nullable String subject;

	private @Nullable String mail;

	private boolean disabled;

	private Instant validFrom;

	@Embedded
	private @Nullable AccountLimits limits;

	private Instant createdAt;

	private @Nullable Instant signedInAt;

	private @Nullable Instant erasedAt;

	@SuppressWarnings("NullAway") // for Hibernate
	protected Account() {
	}

	Account(String name, Role role, Instant now) {
		this.name = name;
		this.role = role;
		this.validFrom = now;
		this.createdAt = now;
	}

	public long id() {
		if (id == null) {
			throw new IllegalStateException("Account '%s' is not stored yet".formatted(name));
		}
		return id;
	}

	public String name() {
		return name;
	}

	public Role role() {
		return role;
	}

	/** Returns what an OpenID provider or an operator knows of it. */
	public @Nullable String mail() {
		return mail;
	}

	public AccountLimits limits() {
		return (limits != null) ? limits : AccountLimits.NONE;
	}

	public Instant createdAt() {
		return createdAt;
	}

	public @Nullable Instant signedInAt() {
		return signedInAt;
	}

	public @Nullable Instant erasedAt() {
		return erasedAt;
	}

	/** Returns the hash of the password, or null when there is none. */
	public @Nullable String password() {
		return password;
	}

	public boolean isDisabled() {
		return disabled;
	}

	public boolean operates() {
		return role == Role.OPERATOR && !disabled;
	}

	/** Returns the time before which sessions are no longer valid. */
	public Instant validFrom() {
		return validFrom;
	}

	void belongsTo(String issuer, String subject, @Nullable String mail) {
		this.issuer = issuer;
		this.subject = subject;
		this.mail = mail;
	}

	void renamed(String name) {
		this.name = name;
	}

	void limited(AccountLimits limits) {
		this.limits = limits;
	}

	/** Ends all sessions. */
	void passwordChanged(String hash, Instant now) {
		this.password = hash;
		this.validFrom = now;
	}

	/** Ends all sessions. */
	void roleChanged(Role role, Instant now) {
		this.role = role;
		this.validFrom = now;
	}

	/** Ends all sessions. */
	void disabled(boolean disabled, Instant now) {
		this.disabled = disabled;
		this.validFrom = now;
	}

	/** Ends all sessions. */
	void erased(String name, Instant now) {
		disabled(true, now);
		this.name = name;
		this.role = Role.SOLVER;
		this.password = null;
		this.issuer = null;
		this.subject = null;
		this.mail = null;
		this.limits = null;
		this.signedInAt = null;
		this.erasedAt = now;
	}

	void signedIn(Instant now) {
		this.signedInAt = now;
	}

}
