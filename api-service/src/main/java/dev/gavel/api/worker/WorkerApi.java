package dev.gavel.api.worker;

import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.ModelAndView;

/** Who judges, for programs and for people. */
@Controller
class WorkerApi {

	private final Workers workers;

	WorkerApi(Workers workers) {
		this.workers = workers;
	}

	@GetMapping("/workers")
	@ResponseBody
	List<WorkerView> list() {
		return workers.list();
	}

	/** {@code workers}: WorkerViews. */
	@GetMapping(path = "/workers", produces = MediaType.TEXT_HTML_VALUE)
	ModelAndView page() {
		return new ModelAndView("worker/list", "workers", workers.list());
	}

}
