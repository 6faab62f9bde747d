package dev.gavel.api.access;

import java.util.EnumSet;
import java.util.Set;

/** What a caller may do. */
public enum Role {

	/** A caller who has not signed in. Settings may remove rights or add some. */
	VISITOR(EnumSet.of(Scope.READ)),

	SOLVER(EnumSet.of(Scope.READ, Scope.SUBMIT, Scope.EVALUATE)),

	AUTHOR(EnumSet.of(Scope.READ, Scope.SUBMIT, Scope.AUTHOR, Scope.EVALUATE, Scope.ACT_FOR)),

	OPERATOR(EnumSet.allOf(Scope.class));

	private final Set<Scope> scopes;

	Role(Set<Scope> scopes) {
		this.scopes = scopes;
	}

	public Set<Scope> scopes() {
		return Set.copyOf(scopes);
	}

}
