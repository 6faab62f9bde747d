package dev.gavel.api.account;

import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Hashes passwords, two at the same time: each hash takes 19 MiB of the heap and a core
 * for a while. People whom Gavel knows by something else, such as a browser in which they
 * have signed in before, stand in a line of their own, so that strangers cannot keep them
 * waiting: at most two strangers are before them.
 */
@Configuration(proxyBeanMethods = false)
class PasswordHashes {

	private static final int MOST_AT_ONCE = 2;

	/** 19 MiB, two passes, one lane: what OWASP recommends. */
	private final PasswordEncoder inTurn = new HashLine(MOST_AT_ONCE, new DelegatingPasswordEncoder("argon2",
			Map.of("argon2", new Argon2PasswordEncoder(16, 32, 1, 19 * 1024, 2))));

	@Bean
	PasswordEncoder hashesOfKnown() {
		return inTurn;
	}

	@Bean
	PasswordEncoder hashesOfStrangers() {
		return new HashLine(MOST_AT_ONCE, inTurn);
	}

}
