package dev.gavel.api.account;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How people get accounts.
 *
 * @param signUp who may create an account
 * @param invitationsValidFor lifetime of an invitation link
 * @param resetsValidFor lifetime of a password reset link
 */
public record AccountsProperties(@NotNull @DefaultValue("invitation") SignUp signUp,
		@NotNull @DefaultValue("14d") Duration invitationsValidFor,
		@NotNull @DefaultValue("1d") Duration resetsValidFor) {

	/** Who may create an account. */
	public enum SignUp {

		/** Operators only; earlier invitation links do not work either. */
		CLOSED,

		/** Also people with an invitation link. */
		INVITATION,

		/** Everyone, as a solver. */
		OPEN

	}

}
