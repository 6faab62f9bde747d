package dev.gavel.api.parked;

import dev.gavel.api.access.Caller;
import dev.gavel.api.platform.request.Form;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** The buttons beside parked messages; both lead back to the page that shows them. */
@Controller
@RequestMapping(path = "/parked", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
class ParkedMessagePages {

	private static final String SHOWN_AT = "/queue#parked";

	private final ParkedMessages parked;

	ParkedMessagePages(ParkedMessages parked) {
		this.parked = parked;
	}

	@PostMapping("/{id}/requeue")
	ModelAndView requeue(@PathVariable long id, Caller caller) {
		parked.sendAgain(id, caller);
		return Form.seeOther(SHOWN_AT);
	}

	@PostMapping("/{id}/discard")
	ModelAndView discard(@PathVariable long id, Caller caller) {
		parked.discard(id, caller);
		return Form.seeOther(SHOWN_AT);
	}

}
