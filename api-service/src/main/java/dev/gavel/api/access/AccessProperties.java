package dev.gavel.api.access;

import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param mode which mode to start in
 * @param visitorsRead whether those who have not signed in see published questions
 * @param visitorsSubmit whether they may submit programs
 * @param sessionIdle how long a session lasts without a request
 * @param sessionLongest how long a session lasts at most
 * @param operator the first operator
 */
public record AccessProperties(@DefaultValue("keep") Wanted mode, @DefaultValue("true") boolean visitorsRead,
		@DefaultValue("false") boolean visitorsSubmit,
		@DurationMin(minutes = 1) @DefaultValue("12h") Duration sessionIdle,
		@DurationMin(minutes = 1) @DefaultValue("7d") Duration sessionLongest, @DefaultValue Operator operator) {

	/** The mode to start in. */
	public enum Wanted {

		/**
		 * The one that was last used; for a new Gavel, open on a loopback address and
		 * accounts on any other.
		 */
		KEEP,

		OPEN, ACCOUNTS

	}

	/**
	 * Who becomes the operator while there is none.
	 *
	 * @param name empty: the person who opens the set-up link
	 * @param passwordFile a file that holds the password
	 * @param recover the name of an operator who cannot sign in: each start makes a link
	 * for a new password
	 */
	public record Operator(@Size(max = 100) @DefaultValue("") String name, @DefaultValue("") String passwordFile,
			@Size(max = 100) @DefaultValue("") String recover) {
	}

	/** Returns what visitors may do. */
	public Set<Scope> visitorScopes() {
		Set<Scope> scopes = EnumSet.noneOf(Scope.class);
		if (visitorsRead) {
			scopes.add(Scope.READ);
		}
		if (visitorsSubmit) {
			scopes.add(Scope.SUBMIT);
			scopes.add(Scope.EVALUATE);
		}
		return scopes;
	}

}
