package dev.gavel.api.signin.oidc;

import java.util.List;
import java.util.Locale;
import org.springframework.security.oauth2.core.oidc.StandardClaimAccessor;

/** Who gets an account at the first sign-in. */
record AllowedPeople(List<String> entries) {

	private static final String EVERYONE = "*";

	/** Reads an entry with an @ as mail only, because people may choose their subject. */
	boolean contain(StandardClaimAccessor person) {
		return entries.contains(EVERYONE)
				|| (!person.getSubject().contains("@") && entries.contains(person.getSubject())) || containMail(person);
	}

	private boolean containMail(StandardClaimAccessor person) {
		String mail = person.getEmail();
		if (mail == null || !mail.contains("@") || !Boolean.TRUE.equals(person.getEmailVerified())) {
			return false;
		}
		String sent = mail.toLowerCase(Locale.ROOT);
		String domain = sent.substring(sent.lastIndexOf('@'));
		return entries.stream()
			.map((entry) -> entry.toLowerCase(Locale.ROOT))
			.anyMatch((entry) -> entry.equals(sent) || entry.equals(domain));
	}

}
