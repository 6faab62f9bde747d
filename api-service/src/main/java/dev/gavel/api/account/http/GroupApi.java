package dev.gavel.api.account.http;

import dev.gavel.api.access.Caller;
import dev.gavel.api.account.Group;
import dev.gavel.api.account.Groups;
import dev.gavel.api.platform.request.PageOf;
import dev.gavel.api.platform.request.ProblemType;
import dev.gavel.api.platform.request.Refuses;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import io.swagger.v3.oas.annotations.tags.Tag;

/** Groups, for programs. */
@RestController
@Tag(name = "Groups", description = "Groups of accounts")
@RequestMapping("/groups")
class GroupApi {

	private final Groups groups;

	GroupApi(Groups groups) {
		this.groups = groups;
	}

	/** Lists groups in the order of their names. */
	@GetMapping
	PageOf<Group> listGroups(@RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "20") int size) {
		return groups.list(page, size);
	}

	/** Creates a group. */
	@ApiResponse(responseCode = "201")
	@PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
	ResponseEntity<Group> createGroup(@RequestBody GroupName request, Caller caller) {
		Group made = groups.create(caller, request.name());
		return ResponseEntity.created(URI.create("/groups/" + made.id())).body(made);
	}

	/** Returns a group. Its members are listed at {@code /accounts?group_id=}. */
	@GetMapping("/{id}")
	Group getGroup(@PathVariable long id) {
		return groups.get(id);
	}

	/** Renames a group. */
	@PutMapping(path = "/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
	Group renameGroup(@PathVariable long id, @RequestBody GroupName request, Caller caller) {
		groups.rename(caller, id, request.name());
		return groups.get(id);
	}

	/** Deletes a group, unless a question is published for it. */
	@Refuses(ProblemType.GROUP_IN_USE)
	@DeleteMapping("/{id}")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void deleteGroup(@PathVariable long id, Caller caller) {
		groups.delete(caller, id);
	}

	/** Adds an account to a group. */
	@PutMapping("/{id}/members/{accountId}")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void addGroupMember(@PathVariable long id, @PathVariable long accountId, Caller caller) {
		groups.add(caller, id, accountId);
	}

	/** Removes an account from a group. */
	@DeleteMapping("/{id}/members/{accountId}")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void removeGroupMember(@PathVariable long id, @PathVariable long accountId, Caller caller) {
		groups.remove(caller, id, accountId);
	}

	/** What a client says of a group. */
	record GroupName(@Nullable String name) {
	}

}
