package dev.gavel.api.signin.form;

import dev.gavel.api.access.Caller;
import dev.gavel.api.account.Accounts;
import dev.gavel.api.account.SignInLog;
import dev.gavel.api.account.link.OneTimeLinks;
import dev.gavel.api.audit.Action;
import dev.gavel.api.platform.request.Form;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.session.Sessions;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Objects;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** What people do with their own account. */
@Controller
@Hidden
class OwnAccountPages {

	private static final String VIEW = "account/own";

	private final Accounts accounts;

	private final OwnPassword password;

	private final OneTimeLinks links;

	private final Sessions sessions;

	private final SignIn signIn;

	private final SignInLog log;

	OwnAccountPages(Accounts accounts, OwnPassword password, OneTimeLinks links, Sessions sessions, SignIn signIn,
			SignInLog log) {
		this.accounts = accounts;
		this.password = password;
		this.links = links;
		this.sessions = sessions;
		this.signIn = signIn;
		this.log = log;
	}

	@GetMapping("/account")
	ModelAndView show(Caller caller, HttpServletRequest request) {
		return Form.shown(VIEW, model(caller, request));
	}

	/** Ends all sessions, and begins one for the browser that asks. */
	@PostMapping(path = "/account/password", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
	ModelAndView changePassword(@RequestParam MultiValueMap<String, String> fields, Caller caller,
			HttpServletRequest request, HttpServletResponse response) {
		try {
			password.change(caller, fields.getFirst("current"), fields.getFirst("password"));
		}
		catch (Problem problem) {
			return Form.invalid(VIEW, model(caller, request), problem);
		}
		links.end(id(caller));
		sessions.endOthers(id(caller), request);
		signIn.begin(accounts.get(id(caller)), request, response);
		return Form.seeOther("/account");
	}

	/** Without a session that is named, ends all but the one that asks. */
	@PostMapping(path = "/account/sessions/end", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
	ModelAndView endSession(@RequestParam MultiValueMap<String, String> fields, Caller caller,
			HttpServletRequest request) {
		String session = fields.getFirst("session");
		if (session != null) {
			sessions.end(id(caller), session);
		}
		else {
			sessions.endOthers(id(caller), request);
		}
		log.record(caller, Action.SESSIONS_ENDED);
		return Form.seeOther("/account");
	}

	private Map<String, Object> model(Caller caller, HttpServletRequest request) {
		return Map.of("account", accounts.get(id(caller)), "sessions", sessions.of(id(caller), request));
	}

	private static long id(Caller caller) {
		return Objects.requireNonNull(caller.accountId());
	}

}
