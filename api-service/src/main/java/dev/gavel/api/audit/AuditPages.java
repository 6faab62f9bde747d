package dev.gavel.api.audit;

import dev.gavel.api.access.AccountName;
import dev.gavel.api.platform.request.PageOf;
import dev.gavel.api.platform.request.Violations;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The page with the audit log. */
@Controller
class AuditPages {

	private static final int PAGE_SIZE = 50;

	private final AuditLog log;

	AuditPages(AuditLog log) {
		this.log = log;
	}

	/**
	 * {@code page}: a PageOf of AuditEntries; {@code filter}: which they are;
	 * {@code account}: the name that was sought; {@code actions}: to choose from;
	 * {@code address}: of the list, without a page.
	 * @param account the name of who changed it
	 */
	@GetMapping(path = "/audit", produces = MediaType.TEXT_HTML_VALUE)
	ModelAndView list(@RequestParam(required = false) @Nullable String account,
			@RequestParam(name = "account_id", required = false) @Nullable Long accountId,
			@RequestParam(required = false) @Nullable Action action,
			@RequestParam(required = false) @Nullable String thing,
			@RequestParam(required = false) @Nullable Instant since,
			@RequestParam(required = false) @Nullable Instant until, @RequestParam(defaultValue = "0") int page) {
		Long wanted = (account == null || account.isBlank()) ? accountId : Long.valueOf(id(account));
		AuditFilter filter = new AuditFilter(wanted, action, thing, since, until);
		PageOf<AuditEntry> found = log.list(filter, page, PAGE_SIZE);
		return new ModelAndView("audit/list", "page", found).addObject("filter", filter)
			.addObject("account", account)
			.addObject("actions", Action.values())
			.addObject("address", filter.address());
	}

	private long id(String name) {
		Long id = log.account(AccountName.normalized(name));
		if (id == null) {
			throw Violations.of("account", "there is no account '%s'".formatted(name));
		}
		return id;
	}

}
