package dev.gavel.api.question;

import dev.gavel.api.request.Form;
import dev.gavel.api.request.Problem;
import java.util.List;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The form for a new question. */
@Controller
class QuestionPages {

	private static final String FORM = "question/add";

	private final Questions questions;

	private final Environments environments;

	QuestionPages(Questions questions, Environments environments) {
		this.questions = questions;
		this.environments = environments;
	}

	/** {@code form}: a QuestionForm; {@code errors}: messages by field of the JSON. */
	@GetMapping(path = "/add_ques", produces = MediaType.TEXT_HTML_VALUE)
	ModelAndView form() {
		return new ModelAndView(FORM, Map.of("form", QuestionForm.empty(), "errors", Map.of()));
	}

	@PostMapping(path = "/add_ques", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
	ModelAndView add(@RequestParam MultiValueMap<String, String> fields) {
		QuestionForm form = new QuestionForm(new Form(fields));
		try {
			return Form.seeOther("/ques/" + questions.add(form.toRequest()).id());
		}
		catch (Problem problem) {
			return Form.refused(FORM, Map.of("form", form), problem);
		}
	}

	@ModelAttribute("environments")
	List<String> environments() {
		return environments.names();
	}

	@ModelAttribute("difficulties")
	List<String> difficulties() {
		return List.of("Easy", "Medium", "Hard");
	}

}
