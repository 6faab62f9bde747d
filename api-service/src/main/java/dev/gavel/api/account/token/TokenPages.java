package dev.gavel.api.account.token;

import dev.gavel.api.access.Caller;
import dev.gavel.api.access.Scope;
import dev.gavel.api.platform.request.Form;
import dev.gavel.api.platform.request.Problem;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The page on which people create and revoke their tokens. */
@Controller
@RequestMapping("/account/tokens")
class TokenPages {

	private static final String PAGE = "account/tokens";

	private final Tokens tokens;

	private final Clock clock;

	TokenPages(Tokens tokens, Clock clock) {
		this.tokens = tokens;
		this.clock = clock;
	}

	@GetMapping(produces = MediaType.TEXT_HTML_VALUE)
	ModelAndView list(Caller caller) {
		return Form.shown(PAGE, model(caller, Form.empty()));
	}

	/** Shows the token at once, because it cannot be shown after a redirect. */
	@PostMapping(consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE, produces = MediaType.TEXT_HTML_VALUE)
	ModelAndView create(@RequestParam MultiValueMap<String, String> fields, Caller caller,
			HttpServletResponse response) {
		Form form = new Form(fields);
		try {
			TokenView.Made made = tokens.create(caller, request(form));
			response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
			return list(caller).addObject("made", made);
		}
		catch (Problem ex) {
			return Form.refused(PAGE, model(caller, form), ex);
		}
	}

	@PostMapping(path = "/{id}/revoke", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE,
			produces = MediaType.TEXT_HTML_VALUE)
	ModelAndView revoke(@PathVariable long id, Caller caller) {
		tokens.revoke(caller, id);
		return Form.seeOther("/account/tokens");
	}

	private NewToken.Request request(Form form) {
		Integer days = form.number("days");
		@Nullable Instant expiresAt = (days != null) ? clock.instant().plus(Duration.ofDays(days)) : null;
		return new NewToken.Request(form.text("name"), form.texts("scopes"), expiresAt);
	}

	private Map<String, Object> model(Caller caller, Form form) {
		Map<String, Object> model = new LinkedHashMap<>();
		model.put("tokens", tokens.list(caller));
		model.put("scopes", scopes(caller));
		model.put("form", form);
		return model;
	}

	/** Explains each scope that the caller can pass on. */
	private static List<Scope> scopes(Caller caller) {
		return caller.role().scopes().stream().sorted().toList();
	}

}
