package dev.gavel.api.worker;

import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Lists the workers for programs. */
@RestController
class WorkerApi {

	private final Workers workers;

	WorkerApi(Workers workers) {
		this.workers = workers;
	}

	@GetMapping("/workers")
	List<WorkerView> listWorkers() {
		return workers.list();
	}

}
