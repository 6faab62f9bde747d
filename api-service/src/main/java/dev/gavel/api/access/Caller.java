package dev.gavel.api.access;

import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The sender of a request.
 *
 * @param accountId null for visitors, and without accounts
 * @param name shown to people
 * @param role of the account
 * @param scopes what the caller sees and does: the rights of the role that the credential
 * passes on
 * @param tokenId the API token that came with the request, or null
 * @param session names the session that the request belongs to, or null; it is not the
 * session's id, which is a secret
 * @param address where the request came from
 */
public record Caller(@Nullable Long accountId, String name, Role role, Set<Scope> scopes, @Nullable Long tokenId,
		@Nullable String session, String address) {

	/** Owns what visitors send; no account has this id. */
	public static final long VISITORS = 0;

	public Caller {
		scopes = Set.copyOf(scopes);
	}

	/** Returns the caller of every request in open mode. */
	public static Caller trusted(String address) {
		return new Caller(null, "everyone", Role.OPERATOR, Role.OPERATOR.scopes(), null, null, address);
	}

	/** Returns a caller who has not signed in. */
	public static Caller visitor(Set<Scope> scopes, String address) {
		return new Caller(null, "visitor", Role.VISITOR, scopes, null, null, address);
	}

	/** Returns a caller who has signed in. */
	public static Caller signedIn(long accountId, String name, Role role, String address) {
		return new Caller(accountId, name, role, role.scopes(), null, null, address);
	}

	/** Returns the same caller with a session. */
	public Caller in(String session) {
		return new Caller(accountId, name, role, scopes, tokenId, session, address);
	}

	/**
	 * Returns a program that sent an API token.
	 * @param passedOn the scopes of the token
	 */
	public static Caller withToken(long accountId, String name, Role role, long tokenId, Set<Scope> passedOn,
			String address) {
		Set<Scope> scopes = role.scopes().stream().filter(passedOn::contains).collect(Collectors.toSet());
		return new Caller(accountId, name, role, scopes, tokenId, null, address);
	}

	public boolean may(Scope scope) {
		return scopes.contains(scope);
	}

	public boolean isVisitor() {
		return role == Role.VISITOR;
	}

	/** Returns whether the caller has signed in, without a token, or needs no account. */
	public boolean isPerson() {
		return !isVisitor() && tokenId == null;
	}

	/** Returns whether there are no accounts, so that this may be anybody. */
	public boolean isTrusted() {
		return accountId == null && !isVisitor();
	}

	/** Returns whether lists of submissions show the caller its own only. */
	public boolean seesOwnOnly() {
		return !may(Scope.AUTHOR) && !may(Scope.OPERATE);
	}

	/** Returns the owner of what the caller sends; null in open mode. */
	public @Nullable Long ownerId() {
		return (role == Role.VISITOR) ? Long.valueOf(VISITORS) : accountId;
	}

	/** Returns whether something belongs to the caller's account. */
	public boolean owns(@Nullable Long ownerId) {
		return accountId != null && accountId.equals(ownerId);
	}

}
