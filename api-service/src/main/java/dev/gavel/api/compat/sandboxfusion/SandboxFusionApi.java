package dev.gavel.api.compat.sandboxfusion;

import dev.gavel.api.access.Caller;
import dev.gavel.api.compat.run.Given;
import dev.gavel.api.compat.run.ProgramToRun;
import dev.gavel.api.compat.run.Runs;
import dev.gavel.api.compat.sandboxfusion.body.InvalidBody.Detail;
import dev.gavel.api.compat.sandboxfusion.body.InvalidBody;
import dev.gavel.api.compat.sandboxfusion.body.SentBody;
import dev.gavel.api.question.RunSettingsCheck;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.StringNode;

/** Serves clients of SandboxFusion. They need not say that they send JSON. */
@RestController
@Hidden
@RequestMapping("/sandbox-fusion")
class SandboxFusionApi {

	private final Runs runs;

	private final OjRuns ojRuns;

	private final RunSettingsCheck settings;

	private final JsonMapper json;

	SandboxFusionApi(Runs runs, OjRuns ojRuns, RunSettingsCheck settings, JsonMapper json) {
		this.runs = runs;
		this.ojRuns = ojRuns;
		this.settings = settings;
		this.json = json;
	}

	@GetMapping("/v1/ping")
	JsonNode ping() {
		return StringNode.valueOf("pong");
	}

	@PostMapping("/run_code")
	CompletableFuture<RunCodeResponse> runCode(@RequestBody(required = false) byte @Nullable [] body, Caller caller) {
		RunCodeRequest request = RunCodeRequest.read(SentBody.read(body, json));
		ProgramToRun program = new ProgramToRun(request.code(), null,
				settings.nearest(request.runTimeout(), request.memoryLimit()).onTheClock(),
				List.of(new Given(request.stdin(), List.of(), request.files())));
		return runs.run(program.within(request.patience()), caller).thenApply((ran) -> RanCode.of(ran.get(0)));
	}

	@PostMapping("/submit")
	CompletableFuture<EvalResult> submit(@RequestBody(required = false) byte @Nullable [] body, Caller caller) {
		return ojRuns.judge(SubmitRequest.read(body, json), (body != null) ? body.length : 0, caller);
	}

	@ExceptionHandler
	@ResponseStatus(HttpStatus.UNPROCESSABLE_CONTENT)
	Map<String, List<Detail>> invalid(InvalidBody problem) {
		return Map.of("detail", problem.details());
	}

}
