package dev.gavel.api.account.http;

import dev.gavel.api.access.Caller;
import dev.gavel.api.access.Role;
import dev.gavel.api.account.AccountFilter;
import dev.gavel.api.platform.request.PageOf;
import dev.gavel.api.platform.request.ProblemType;
import dev.gavel.api.platform.request.Refuses;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import io.swagger.v3.oas.annotations.tags.Tag;

/** Accounts, for programs of operators. */
@RestController
@Tag(name = "Accounts", description = "People and programs that use Gavel")
@RequestMapping("/accounts")
class AccountApi {

	private final OperatedAccounts accounts;

	AccountApi(OperatedAccounts accounts) {
		this.accounts = accounts;
	}

	/**
	 * Lists accounts in the order of their names.
	 * @param q a part of the name, in any case
	 * @param role solver, author or operator
	 * @param groupId only members of this group
	 */
	@GetMapping
	PageOf<AccountView> listAccounts(@RequestParam(required = false) @Nullable String q,
			@RequestParam(required = false) @Nullable String role,
			@RequestParam(required = false) @Nullable Boolean disabled,
			@RequestParam(name = "group_id", required = false) @Nullable Long groupId,
			@RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "20") int size) {
		return accounts.list(new AccountFilter(q, Role.of("role", role), disabled, groupId), page, size);
	}

	/** Creates an account without a password. */
	@ApiResponse(responseCode = "201")
	@PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
	ResponseEntity<AccountView> createAccount(@RequestBody NewAccount request, Caller caller) {
		AccountView made = accounts.create(caller, request);
		return ResponseEntity.created(URI.create("/accounts/" + made.id())).body(made);
	}

	/** Returns an account. */
	@GetMapping("/{id}")
	AccountView getAccount(@PathVariable long id) {
		return accounts.get(id);
	}

	/**
	 * Replaces the name, role, status and limit of an account. A change of the role or
	 * the status ends its sessions and tokens.
	 */
	@Refuses(ProblemType.LAST_OPERATOR)
	@PutMapping(path = "/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
	AccountView updateAccount(@PathVariable long id, @RequestBody AccountChange change, Caller caller) {
		return accounts.replace(caller, id, change);
	}

}
