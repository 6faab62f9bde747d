package dev.gavel.api.signin.form;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.gavel.api.access.Caller;
import dev.gavel.api.access.Network;
import dev.gavel.api.account.AccountsProperties.SignUp;
import dev.gavel.api.account.AccountsProperties;
import dev.gavel.api.account.Accounts;
import dev.gavel.api.account.Passwords;
import dev.gavel.api.platform.request.Form;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.ProblemType;
import io.github.bucket4j.Bucket;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * The page where everyone can create an account, if the settings allow it. An address can
 * create a few in a burst, enough for a class, and then one a minute.
 */
@Controller
@Hidden
class SignUpPages {

	private static final String VIEW = "account/sign-up";

	private static final int AT_ONCE = 50;

	private static final Duration EACH = Duration.ofMinutes(1);

	private final AccountsProperties properties;

	private final Accounts accounts;

	private final Passwords passwords;

	private final SignIn signIn;

	private final LoadingCache<String, Bucket> addresses = Caffeine.newBuilder()
		.maximumSize(100_000)
		.expireAfterAccess(EACH.multipliedBy(AT_ONCE))
		.build((address) -> Bucket.builder()
			.addLimit((limit) -> limit.capacity(AT_ONCE).refillGreedy(1, EACH))
			.build());

	SignUpPages(AccountsProperties properties, Accounts accounts, Passwords passwords, SignIn signIn) {
		this.properties = properties;
		this.accounts = accounts;
		this.passwords = passwords;
		this.signIn = signIn;
	}

	/** {@code name}: what was put in. */
	@GetMapping("/sign-up")
	ModelAndView form() {
		requireOpen();
		return Form.shown(VIEW, model(null));
	}

	private void requireOpen() {
		if (properties.signUp() != SignUp.OPEN) {
			throw new Problem(ProblemType.NOT_FOUND, "Sign-up is closed. Ask an operator for an invitation link.");
		}
	}

	@PostMapping(path = "/sign-up", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
	ModelAndView signUp(@RequestParam MultiValueMap<String, String> fields, Caller caller, HttpServletRequest request,
			HttpServletResponse response) {
		requireOpen();
		String name = new Form(fields).text("name");
		try {
			requireFew(request.getRemoteAddr());
			String hash = passwords.hashOfStranger(name, fields.getFirst("password"));
			signIn.begin(accounts.signUp(caller, name, hash), request, response);
			return Form.seeOther("/");
		}
		catch (Problem problem) {
			return Form.invalid(VIEW, model(name), problem);
		}
	}

	private void requireFew(String address) {
		if (!addresses.get(Network.of(address)).tryConsume(1)) {
			throw Problem.passing(ProblemType.TOO_MANY_ATTEMPTS,
					"Too many accounts have been created from your address. Try again later.", EACH);
		}
	}

	private static Map<String, @Nullable Object> model(@Nullable String name) {
		Map<String, @Nullable Object> model = new HashMap<>();
		model.put("name", name);
		return model;
	}

}
