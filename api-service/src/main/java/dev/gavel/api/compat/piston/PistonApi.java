package dev.gavel.api.compat.piston;

import dev.gavel.api.access.Caller;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/**
 * Version 2 of Piston's interface, below the paths of a server and of its public host.
 */
@Hidden
@RestController
@RequestMapping({ "/piston/api/v2", "/piston/api/v2/piston" })
class PistonApi {

	private final Runtimes runtimes;

	private final Executions executions;

	PistonApi(Runtimes runtimes, Executions executions) {
		this.runtimes = runtimes;
		this.executions = executions;
	}

	@GetMapping("/runtimes")
	List<Runtime> runtimes() {
		return runtimes.list();
	}

	@PostMapping(path = "/execute", consumes = MediaType.APPLICATION_JSON_VALUE)
	CompletableFuture<Executed> execute(@RequestBody JsonNode request, Caller caller) {
		return executions.execute(SentRequest.read(request), caller);
	}

}
