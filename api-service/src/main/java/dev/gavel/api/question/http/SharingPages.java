package dev.gavel.api.question.http;

import dev.gavel.api.access.Caller;
import dev.gavel.api.platform.request.Form;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.question.sharing.Sharing;
import java.util.function.Consumer;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The forms that say who sees a question and who writes it. */
@Controller
class SharingPages {

	private final Sharing sharing;

	private final QuestionFormPage page;

	SharingPages(Sharing sharing, QuestionFormPage page) {
		this.sharing = sharing;
		this.page = page;
	}

	@PostMapping(path = "/ques/{id}/state", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
	ModelAndView changeState(@PathVariable long id, @RequestParam MultiValueMap<String, String> fields, Caller caller) {
		return orPage(id, fields, caller, (form) -> sharing.changeState(id, form.state(), caller));
	}

	@PostMapping(path = "/ques/{id}/audience", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
	ModelAndView changeAudience(@PathVariable long id, @RequestParam MultiValueMap<String, String> fields,
			Caller caller) {
		return orPage(id, fields, caller, (form) -> sharing.changeAudience(id, form.audience(), caller));
	}

	@PostMapping(path = "/ques/{id}/authors", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
	ModelAndView changeAuthors(@PathVariable long id, @RequestParam MultiValueMap<String, String> fields,
			Caller caller) {
		return orPage(id, fields, caller, (form) -> sharing.changeAuthors(id, form.coAuthors(), caller));
	}

	@PostMapping(path = "/ques/{id}/transfer", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
	ModelAndView transfer(@PathVariable long id, @RequestParam MultiValueMap<String, String> fields, Caller caller) {
		return orPage(id, fields, caller, (form) -> sharing.transfer(id, form.owner(), caller));
	}

	private ModelAndView orPage(long id, MultiValueMap<String, String> fields, Caller caller,
			Consumer<SharingForm> change) {
		SharingForm form = new SharingForm(new Form(fields));
		try {
			change.accept(form);
			return Form.seeOther("/ques/%d/edit#sharing".formatted(id));
		}
		catch (Problem problem) {
			return page.refused(id, form, problem, caller);
		}
	}

}
