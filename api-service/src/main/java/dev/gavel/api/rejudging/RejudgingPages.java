package dev.gavel.api.rejudging;

import dev.gavel.api.access.Caller;
import dev.gavel.api.platform.request.Form;
import dev.gavel.message.Verdict;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The button that judges all failed submissions again. */
@Controller
class RejudgingPages {

	private final Rejudgings rejudgings;

	RejudgingPages(Rejudgings rejudgings) {
		this.rejudgings = rejudgings;
	}

	@PostMapping(path = "/rejudgings", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
	ModelAndView start(@RequestParam Verdict verdict, Caller caller) {
		rejudgings.start(new NewRejudging(null, null, verdict, null, null, null), caller);
		return Form.seeOther("/queue");
	}

}
