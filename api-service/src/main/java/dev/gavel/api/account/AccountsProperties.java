package dev.gavel.api.account;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How accounts are made.
 *
 * @param signUp who makes an account without an operator
 * @param invitationsValidFor how long an invitation link works
 * @param resetsValidFor how long a link works that sets a new password
 */
public record AccountsProperties(@NotNull @DefaultValue("invitation") SignUp signUp,
		@NotNull @DefaultValue("14d") Duration invitationsValidFor,
		@NotNull @DefaultValue("1d") Duration resetsValidFor) {

	/** Who makes an account without an operator. */
	public enum SignUp {

		/** Nobody; invitation links that were made earlier do not work either. */
		CLOSED,

		/** Those who have an invitation link. */
		INVITATION,

		/** Everybody, as a solver. */
		OPEN

	}

}
