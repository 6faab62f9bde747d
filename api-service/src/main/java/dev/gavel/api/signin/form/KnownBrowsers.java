package dev.gavel.api.signin.form;

import dev.gavel.api.access.Installation;
import dev.gavel.api.access.Secret;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.util.WebUtils;

/**
 * Remembers by a signed cookie in which browser someone has signed in, so that guesses of
 * others do not hold that person up.
 */
@Component
class KnownBrowsers {

	private static final String COOKIE = "GAVEL_BROWSER";

	private static final Duration REMEMBERED = Duration.ofDays(180);

	private static final String ALGORITHM = "HmacSHA256";

	private final SingletonSupplier<SecretKeySpec> key;

	KnownBrowsers(Installation installation) {
		this.key = SingletonSupplier
			.of(() -> new SecretKeySpec(("browsers " + installation.secret()).getBytes(StandardCharsets.US_ASCII),
					ALGORITHM));
	}

	/** Returns the browser's own name, if this account has signed in there before. */
	Optional<String> find(String account, HttpServletRequest request) {
		Cookie cookie = WebUtils.getCookie(request, COOKIE);
		String[] parts = (cookie != null) ? cookie.getValue().split("\\.", -1) : new String[0];
		return (parts.length == 2 && isSigned(account, parts[0], parts[1])) ? Optional.of(parts[0]) : Optional.empty();
	}

	private boolean isSigned(String account, String browser, String signature) {
		return MessageDigest.isEqual(signature(account, browser).getBytes(StandardCharsets.UTF_8),
				signature.getBytes(StandardCharsets.UTF_8));
	}

	void remember(String account, HttpServletRequest request, HttpServletResponse response) {
		String browser = Secret.create();
		response.addHeader(HttpHeaders.SET_COOKIE,
				ResponseCookie.from(COOKIE, browser + "." + signature(account, browser))
					.path("/sign-in")
					.maxAge(REMEMBERED)
					.httpOnly(true)
					.secure(request.isSecure())
					.sameSite("Lax")
					.build()
					.toString());
	}

	private String signature(String account, String browser) {
		try {
			Mac mac = Mac.getInstance(ALGORITHM);
			mac.init(key.obtain());
			return HexFormat.of().formatHex(mac.doFinal((browser + " " + account).getBytes(StandardCharsets.UTF_8)));
		}
		catch (NoSuchAlgorithmException | InvalidKeyException ex) {
			throw new IllegalStateException("every Java platform has " + ALGORITHM, ex);
		}
	}

}
