package dev.gavel.api.access;

import java.util.EnumSet;
import java.util.Set;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param mode which mode to start in
 * @param visitorsRead whether those who have not signed in see published questions
 * @param visitorsSubmit whether they may send programs, too
 */
public record AccessProperties(@DefaultValue("keep") Wanted mode, @DefaultValue("true") boolean visitorsRead,
		@DefaultValue("false") boolean visitorsSubmit) {

	/** The mode to start in. */
	public enum Wanted {

		/**
		 * The one that was last used; for a new Gavel, open on a loopback address and
		 * accounts on any other.
		 */
		KEEP,

		OPEN, ACCOUNTS

	}

	/** Returns what somebody may do who has not signed in. */
	public Set<Scope> visitorScopes() {
		Set<Scope> scopes = EnumSet.noneOf(Scope.class);
		if (visitorsRead) {
			scopes.add(Scope.READ);
		}
		if (visitorsSubmit) {
			scopes.add(Scope.SUBMIT);
		}
		return scopes;
	}

}
