package dev.gavel.api.account.http;

import dev.gavel.api.access.Caller;
import dev.gavel.api.access.Role;
import dev.gavel.api.account.AccountFilter;
import dev.gavel.api.account.Groups;
import dev.gavel.api.account.link.OneTimeLinks;
import dev.gavel.api.platform.request.Address;
import dev.gavel.api.platform.request.Form;
import dev.gavel.api.platform.request.Problem;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
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

/** The pages where operators find and change accounts. */
@Controller
@RequestMapping("/accounts")
class AccountPages {

	private static final String LIST = "account/list";

	private static final String DETAIL = "account/detail";

	private static final int PAGE_SIZE = 50;

	private final OperatedAccounts accounts;

	private final Groups groups;

	private final OneTimeLinks links;

	AccountPages(OperatedAccounts accounts, Groups groups, OneTimeLinks links) {
		this.accounts = accounts;
		this.groups = groups;
		this.links = links;
	}

	@GetMapping(produces = MediaType.TEXT_HTML_VALUE)
	ModelAndView list(@RequestParam(required = false) @Nullable String q,
			@RequestParam(required = false) @Nullable String role,
			@RequestParam(required = false) @Nullable Boolean disabled,
			@RequestParam(name = "group_id", required = false) @Nullable Long groupId,
			@RequestParam(defaultValue = "0") int page) {
		return Form.shown(LIST,
				listModel(new AccountFilter(q, Role.of("role", role), disabled, groupId), page, Form.empty()));
	}

	/**
	 * {@code page}: a PageOf of AccountViews; {@code filter}: which they are;
	 * {@code address}: of the list, without a page; {@code groups} and {@code roles}: to
	 * choose from; {@code form}: what was put in for a new account.
	 */
	private Map<String, Object> listModel(AccountFilter filter, int page, Form form) {
		return Map.of("page", accounts.list(filter, page, PAGE_SIZE), "filter", filter, "address",
				filter.address("/accounts"), "groups", groups.names(), "roles", Role.ofAccounts(), "form", form);
	}

	@PostMapping(consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
	ModelAndView add(@RequestParam MultiValueMap<String, String> fields, Caller caller) {
		Form form = new Form(fields);
		try {
			NewAccount request = new NewAccount(form.text("name"), form.text("role"), form.id("group_id"));
			return Form.seeOther("/accounts/" + accounts.create(caller, request).id());
		}
		catch (Problem problem) {
			return Form.refused(LIST, listModel(new AccountFilter(null, null, null, null), 0, form), problem);
		}
	}

	@GetMapping(path = "/{id}", produces = MediaType.TEXT_HTML_VALUE)
	ModelAndView show(@PathVariable long id) {
		return Form.shown(DETAIL, model(id));
	}

	/**
	 * {@code account}: an AccountView; {@code roles}: to choose from.
	 */
	private Map<String, Object> model(long id) {
		return Map.of("account", accounts.get(id), "roles", Role.ofAccounts());
	}

	@PostMapping(path = "/{id}", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
	ModelAndView change(@PathVariable long id, @RequestParam MultiValueMap<String, String> fields, Caller caller) {
		Form form = new Form(fields);
		try {
			accounts.change(caller, id,
					new AccountChange(form.text("name"), form.text("role"), null, form.number("submissions_per_minute"),
							form.number("evaluations_per_minute"), form.number("waits"), form.number("streams")));
			return Form.seeOther("/accounts/" + id);
		}
		catch (Problem problem) {
			return refused(id, problem);
		}
	}

	@PostMapping("/{id}/disable")
	ModelAndView disable(@PathVariable long id, Caller caller) {
		try {
			accounts.setDisabled(caller, id, true);
			return Form.seeOther("/accounts/" + id);
		}
		catch (Problem problem) {
			return refused(id, problem);
		}
	}

	@PostMapping("/{id}/enable")
	ModelAndView enable(@PathVariable long id, Caller caller) {
		accounts.setDisabled(caller, id, false);
		return Form.seeOther("/accounts/" + id);
	}

	/** {@code account}: an AccountView, if there is one; {@code link}: shown only now. */
	@PostMapping(path = "/{id}/link", produces = MediaType.TEXT_HTML_VALUE)
	ModelAndView link(@PathVariable long id, Caller caller, HttpServletResponse response) {
		AccountView account = accounts.get(id);
		Duration valid = links.validFor(account.role(), account.hasPassword());
		return shownOnce(links.forPassword(caller, id), valid, response).addObject("account", account);
	}

	@PostMapping(path = "/invitations", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
	ModelAndView invite(@RequestParam MultiValueMap<String, String> fields, Caller caller,
			HttpServletResponse response) {
		Form form = new Form(fields);
		Role role = Objects.requireNonNullElse(Role.of("role", form.text("role")), Role.SOLVER);
		return shownOnce(links.invite(caller, role, form.id("group_id")), links.validFor(role, false), response);
	}

	private static ModelAndView shownOnce(String link, Duration valid, HttpServletResponse response) {
		response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
		return new ModelAndView("account/made-link", Map.of("link", Address.site() + link, "valid", valid));
	}

	private ModelAndView refused(long id, Problem problem) {
		return Form.refused(DETAIL, model(id), problem);
	}

}
