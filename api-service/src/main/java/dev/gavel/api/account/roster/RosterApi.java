package dev.gavel.api.account.roster;

import dev.gavel.api.access.Caller;
import dev.gavel.api.platform.request.Address;
import dev.gavel.api.platform.request.PlainText;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import io.swagger.v3.oas.annotations.tags.Tag;

/** Many accounts at once, for programs of operators. */
@RestController
@Tag(name = "Accounts")
class RosterApi {

	private final RosterImport roster;

	RosterApi(RosterImport roster) {
		this.roster = roster;
	}

	/**
	 * Creates accounts from lines with the columns name, group and role. Answers with
	 * links by which their owners set passwords. Creates all of them or none: a problem
	 * names each invalid line. The links are shown only once.
	 */
	@ApiResponse(responseCode = "201")
	@PostMapping(path = "/accounts/import", consumes = "text/csv")
	ResponseEntity<Invitations> importAccounts(@RequestBody byte[] csv, Caller caller) {
		List<Invited> made = roster.create(caller, PlainText.decode("csv", csv), Address.site());
		return ResponseEntity.status(HttpStatus.CREATED)
			.cacheControl(CacheControl.noStore())
			.body(new Invitations(made));
	}

	/** The new accounts. */
	record Invitations(List<Invited> accounts) {
	}

}
