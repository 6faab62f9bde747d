package dev.gavel.api.account.token;

import dev.gavel.api.access.Caller;
import dev.gavel.api.platform.request.ProblemType;
import dev.gavel.api.platform.request.Refuses;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.net.URI;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import io.swagger.v3.oas.annotations.tags.Tag;

/** The API tokens of the caller's account. */
@RestController
@Tag(name = "Tokens", description = "API tokens of your own account")
@RequestMapping("/tokens")
class TokenApi {

	private final Tokens tokens;

	TokenApi(Tokens tokens) {
		this.tokens = tokens;
	}

	/** Lists the tokens of the account without their secrets, newest first. */
	@GetMapping
	List<TokenView> listTokens(Caller caller) {
		return tokens.list(caller);
	}

	/** Creates a token. Needs a session: a token cannot create tokens. */
	@ApiResponse(responseCode = "201", description = "The token, which is never shown again")
	@Refuses({ ProblemType.TOO_MANY_TOKENS, ProblemType.TOO_MANY_REQUESTS })
	@PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
	ResponseEntity<TokenView.Made> createToken(@RequestBody NewToken.Request request, Caller caller) {
		TokenView.Made made = tokens.create(caller, request);
		return ResponseEntity.created(URI.create("/tokens/" + made.id()))
			.cacheControl(CacheControl.noStore())
			.body(made);
	}

	/** Revokes a token. A token can revoke only itself. */
	@DeleteMapping("/{id}")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void revokeToken(@PathVariable long id, Caller caller) {
		tokens.revoke(caller, id);
	}

}
