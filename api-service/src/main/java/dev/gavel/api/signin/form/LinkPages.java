package dev.gavel.api.signin.form;

import dev.gavel.api.account.Account;
import dev.gavel.api.account.Accounts;
import dev.gavel.api.account.Passwords;
import dev.gavel.api.account.link.OneTimeLinks.Link;
import dev.gavel.api.account.link.OneTimeLinks;
import dev.gavel.api.platform.request.Form;
import dev.gavel.api.platform.request.Problem;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * Takes one-time links. The secret of a link is in its fragment, which browsers do not
 * send, so that it is in no log; a script of the page, or the person, puts it into the
 * form. The first post shows what the link is for, the second uses it.
 */
@Controller
@Hidden
class LinkPages {

	private static final String VIEW = "account/link";

	private final OneTimeLinks links;

	private final Accounts accounts;

	private final Passwords passwords;

	private final SignIn signIn;

	LinkPages(OneTimeLinks links, Accounts accounts, Passwords passwords, SignIn signIn) {
		this.links = links;
		this.accounts = accounts;
		this.passwords = passwords;
		this.signIn = signIn;
	}

	@GetMapping({ "/set-up", "/link" })
	ModelAndView ask(HttpServletRequest request) {
		return Form.shown(VIEW, model(request, null, null, null));
	}

	@PostMapping(path = { "/set-up", "/link" }, consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
	ModelAndView take(@RequestParam MultiValueMap<String, String> fields, HttpServletRequest request,
			HttpServletResponse response) {
		String secret = Objects.requireNonNullElse(fields.getFirst("secret"), "").strip();
		String name = fields.getFirst("name");
		Link link = links.find(secret)
			.filter((found) -> found.purpose().path().equals(request.getRequestURI()))
			.orElse(null);
		if (link == null) {
			return Form.refused(VIEW, model(request, null, null, null), OneTimeLinks.doesNotWork());
		}
		if (!fields.containsKey("password")) {
			return Form.shown(VIEW, model(request, secret, link, name));
		}
		try {
			signIn.begin(use(secret, link, name, fields.getFirst("password"), request), request, response);
			return Form.seeOther("/");
		}
		catch (Problem problem) {
			return Form.invalid(VIEW, model(request, secret, link, name), problem);
		}
	}

	private Account use(String secret, Link link, @Nullable String name, @Nullable String password,
			HttpServletRequest request) {
		String hash = passwords.hash((link.accountId() != null) ? accounts.get(link.accountId()).name() : name,
				password);
		return links.use(secret, name, hash, request.getRemoteAddr());
	}

	private Map<String, @Nullable Object> model(HttpServletRequest request, @Nullable String secret,
			@Nullable Link link, @Nullable String name) {
		Map<String, @Nullable Object> model = new HashMap<>();
		model.put("path", request.getRequestURI());
		model.put("secret", secret);
		model.put("link", link);
		model.put("account", (link != null && link.accountId() != null) ? accounts.get(link.accountId()) : null);
		model.put("name", name);
		return model;
	}

}
