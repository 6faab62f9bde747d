package dev.gavel.api.account.http;

import dev.gavel.api.access.Caller;
import dev.gavel.api.access.Role;
import dev.gavel.api.account.link.OneTimeLinks;
import dev.gavel.api.account.link.OpenLink;
import dev.gavel.api.account.link.OpenLinks;
import dev.gavel.api.platform.request.Address;
import dev.gavel.api.platform.request.PageOf;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import io.swagger.v3.oas.annotations.tags.Tag;

/** One-time links, for programs of operators. Each is shown only once. */
@RestController
@Tag(name = "Accounts")
class LinkApi {

	private final OneTimeLinks links;

	private final OpenLinks open;

	LinkApi(OneTimeLinks links, OpenLinks open) {
		this.links = links;
		this.open = open;
	}

	/** Lists links that can still be used, newest first, without their secrets. */
	@GetMapping("/accounts/links")
	PageOf<OpenLink> listLinks(@RequestParam(defaultValue = "0") int page,
			@RequestParam(defaultValue = "20") int size) {
		return open.list(page, size);
	}

	/** Revokes a link that nobody has used. */
	@ApiResponse(responseCode = "204")
	@DeleteMapping("/accounts/links/{id}")
	ResponseEntity<Void> revokeLink(@PathVariable long id, Caller caller) {
		open.revoke(caller, id);
		return ResponseEntity.noContent().build();
	}

	/**
	 * Creates a link with which the owner of an account sets its password. Earlier links
	 * for it no longer work.
	 */
	@ApiResponse(responseCode = "201")
	@PostMapping(path = "/accounts/{id}/link", produces = MediaType.APPLICATION_JSON_VALUE)
	ResponseEntity<MadeLink> createPasswordLink(@PathVariable long id, Caller caller) {
		return made(links.forPassword(caller, id));
	}

	/** Creates a link with which someone creates an account. */
	@ApiResponse(responseCode = "201")
	@PostMapping(path = "/accounts/invitations", consumes = MediaType.APPLICATION_JSON_VALUE)
	ResponseEntity<MadeLink> createInvitation(@RequestBody Invitation request, Caller caller) {
		return made(links.invite(caller, Objects.requireNonNullElse(Role.of("role", request.role()), Role.SOLVER),
				request.groupId()));
	}

	private static ResponseEntity<MadeLink> made(String link) {
		return ResponseEntity.status(HttpStatus.CREATED)
			.cacheControl(CacheControl.noStore())
			.body(new MadeLink(Address.site() + link));
	}

	/**
	 * What the new account will be.
	 *
	 * @param role solver (the default), author or operator
	 * @param groupId a group that it joins
	 */
	record Invitation(@Nullable String role, @Nullable Long groupId) {
	}

	/** The address to give to the person. */
	record MadeLink(String link) {
	}

}
