package dev.gavel.api.account.http;

import dev.gavel.api.access.Caller;
import dev.gavel.api.account.AccountFilter;
import dev.gavel.api.account.Accounts;
import dev.gavel.api.account.Groups;
import dev.gavel.api.platform.request.Form;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.Violations;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The pages where operators keep groups. */
@Controller
@RequestMapping("/groups")
class GroupPages {

	private static final int PAGE_SIZE = 50;

	private final Groups groups;

	private final Accounts accounts;

	private final OperatedAccounts operated;

	GroupPages(Groups groups, Accounts accounts, OperatedAccounts operated) {
		this.groups = groups;
		this.accounts = accounts;
		this.operated = operated;
	}

	/** {@code page}: a PageOf of Groups; {@code name}: what was put in for a new one. */
	@GetMapping(produces = MediaType.TEXT_HTML_VALUE)
	ModelAndView list(@RequestParam(defaultValue = "0") int page) {
		return Form.shown("account/groups", listModel(page, null));
	}

	private Map<String, @Nullable Object> listModel(int page, @Nullable String name) {
		Map<String, @Nullable Object> model = new HashMap<>();
		model.put("page", groups.list(page, PAGE_SIZE));
		model.put("name", name);
		return model;
	}

	@PostMapping(consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
	ModelAndView add(@RequestParam MultiValueMap<String, String> fields, Caller caller) {
		String name = new Form(fields).text("name");
		try {
			return Form.seeOther("/groups/" + groups.create(caller, name).id());
		}
		catch (Problem problem) {
			return Form.refused("account/groups", listModel(0, name), problem);
		}
	}

	@GetMapping(path = "/{id}", produces = MediaType.TEXT_HTML_VALUE)
	ModelAndView show(@PathVariable long id, @RequestParam(defaultValue = "0") int page) {
		return Form.shown("account/group", model(id, page));
	}

	/** {@code group}: a Group; {@code page}: a PageOf of AccountViews, its members. */
	private Map<String, Object> model(long id, int page) {
		return Map.of("group", groups.get(id), "page",
				operated.list(new AccountFilter(null, null, null, id), page, PAGE_SIZE));
	}

	@PostMapping(path = "/{id}", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
	ModelAndView rename(@PathVariable long id, @RequestParam MultiValueMap<String, String> fields, Caller caller) {
		return change(id, () -> groups.rename(caller, id, new Form(fields).text("name")));
	}

	@PostMapping("/{id}/delete")
	ModelAndView delete(@PathVariable long id, Caller caller) {
		try {
			groups.delete(caller, id);
			return Form.seeOther("/groups");
		}
		catch (Problem problem) {
			return refused(id, problem);
		}
	}

	/** Adds an account by its name, in the field {@code member}. */
	@PostMapping(path = "/{id}/members", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
	ModelAndView addMember(@PathVariable long id, @RequestParam MultiValueMap<String, String> fields, Caller caller) {
		String name = Objects.requireNonNullElse(new Form(fields).text("member"), "");
		return change(id,
				() -> groups.add(caller, id,
						accounts.findByName(name)
							.orElseThrow(() -> Violations.of("member", "there is no account '%s'".formatted(name)))
							.id()));
	}

	@PostMapping("/{id}/members/{accountId}/remove")
	ModelAndView removeMember(@PathVariable long id, @PathVariable long accountId, Caller caller) {
		return change(id, () -> groups.remove(caller, id, accountId));
	}

	private ModelAndView change(long id, Runnable change) {
		try {
			change.run();
			return Form.seeOther("/groups/" + id);
		}
		catch (Problem problem) {
			return refused(id, problem);
		}
	}

	private ModelAndView refused(long id, Problem problem) {
		return Form.refused("account/group", model(id, 0), problem);
	}

}
