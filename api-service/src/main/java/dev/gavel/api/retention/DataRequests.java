package dev.gavel.api.retention;

import dev.gavel.api.access.AccountName;
import dev.gavel.api.access.Caller;
import dev.gavel.api.account.Accounts;
import dev.gavel.api.platform.request.Form;
import dev.gavel.api.platform.request.ProblemType;
import dev.gavel.api.platform.request.Refuses;
import dev.gavel.api.platform.request.Violations;
import dev.gavel.api.retention.AccountExport.Exported;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.servlet.ModelAndView;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;

/** What Gavel stores of a person: a copy of it, and its removal. */
@Controller
@Tag(name = "Accounts")
class DataRequests {

	private final AccountExport export;

	private final Accounts accounts;

	DataRequests(AccountExport export, Accounts accounts) {
		this.export = export;
		this.accounts = accounts;
	}

	/** Downloads a ZIP file with what is stored of an account. */
	@Operation
	@ApiResponse(responseCode = "200",
			content = @Content(mediaType = "application/zip", schema = @Schema(type = "string", format = "binary")))
	@Refuses(ProblemType.TOO_MANY_REQUESTS)
	@GetMapping("/accounts/{id}/export")
	void exportAccount(@PathVariable long id, Caller caller, @Parameter(hidden = true) HttpServletResponse response)
			throws IOException {
		Exported account = export.begin(caller, id);
		response.setContentType("application/zip");
		response.setHeader(HttpHeaders.CONTENT_DISPOSITION,
				"attachment; filename=\"gavel-account-%d.zip\"".formatted(id));
		response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
		export.write(account, response.getOutputStream());
	}

	/** Downloads the same for the own account. */
	@GetMapping("/account/export")
	void exportOwnAccount(Caller caller, @Parameter(hidden = true) HttpServletResponse response) throws IOException {
		exportAccount(Objects.requireNonNull(caller.accountId()), caller, response);
	}

	/**
	 * Removes the name and all personal data of an account for good. Verdicts stay,
	 * without the name.
	 */
	@Refuses(ProblemType.LAST_OPERATOR)
	@DeleteMapping("/accounts/{id}")
	@ResponseBody
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void eraseAccount(@PathVariable long id, Caller caller) {
		accounts.erase(caller, id);
	}

	/** The name in the field {@code name} must be that of the account. */
	@PostMapping(path = "/accounts/{id}/erase", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
	ModelAndView erase(@PathVariable long id, @RequestParam MultiValueMap<String, String> fields, Caller caller) {
		String name = new Form(fields).text("name");
		if (!AccountName.key(name).equals(AccountName.key(accounts.get(id).name()))) {
			throw Violations.of("name", "does not match the account name");
		}
		accounts.erase(caller, id);
		return Form.seeOther("/accounts/" + id);
	}

}
