package dev.gavel.api.worker;

import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import io.swagger.v3.oas.annotations.tags.Tag;

/** Lists the workers for programs. */
@RestController
@Tag(name = "Workers", description = "The services that run programs")
class WorkerApi {

	private final Workers workers;

	WorkerApi(Workers workers) {
		this.workers = workers;
	}

	/** Lists the workers with their slots, cells and environments. */
	@GetMapping("/workers")
	List<WorkerView> listWorkers() {
		return workers.list();
	}

}
