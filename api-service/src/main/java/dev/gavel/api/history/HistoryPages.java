package dev.gavel.api.history;

import dev.gavel.api.access.Caller;
import dev.gavel.api.platform.request.Form;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.question.QuestionView;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.util.StringUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import tools.jackson.databind.JsonNode;

/** The pages where authors see what was changed, and undo it. */
@Controller
class HistoryPages {

	private static final int SIZE = 20;

	private final EditsOfQuestions edits;

	private final Undoing undoing;

	HistoryPages(EditsOfQuestions edits, Undoing undoing) {
		this.edits = edits;
		this.undoing = undoing;
	}

	/** {@code question}: a QuestionView; {@code page}: a PageOf EditViews. */
	@GetMapping(path = "/ques/{id}/edits", produces = MediaType.TEXT_HTML_VALUE)
	ModelAndView list(@PathVariable long id, @RequestParam(defaultValue = "0") int page, Caller caller) {
		return new ModelAndView("history/list", Map.of("question", QuestionView.whole(edits.question(id, caller)),
				"page", edits.list(id, page, SIZE, caller)));
	}

	/**
	 * {@code question}: a QuestionView; {@code detail}: an EditDetail; {@code fields}:
	 * the ChangedTexts of the question.
	 */
	@GetMapping(path = "/ques/{id}/edits/{edit}", produces = MediaType.TEXT_HTML_VALUE)
	ModelAndView show(@PathVariable long id, @PathVariable long edit, Caller caller) {
		return new ModelAndView("history/edit", model(id, edit, caller));
	}

	private Map<String, Object> model(long id, long edit, Caller caller) {
		EditDetail detail = edits.find(id, edit, caller);
		return Map.of("question", QuestionView.whole(edits.question(id, caller)), "detail", detail, "fields",
				fields(detail));
	}

	@PostMapping(path = "/ques/{id}/edits/{edit}/undo", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
	ModelAndView undo(@PathVariable long id, @PathVariable long edit, Caller caller) {
		try {
			undoing.undo(id, edit, caller);
			return Form.seeOther("/ques/%d/edits".formatted(id));
		}
		catch (Problem problem) {
			return Form.refused("history/edit", model(id, edit, caller), problem);
		}
	}

	private static List<ChangedText> fields(EditDetail detail) {
		JsonNode before = detail.before();
		JsonNode after = detail.after();
		return (before == null || after == null) ? List.of()
				: Stream.concat(before.propertyNames().stream(), after.propertyNames().stream())
					.distinct()
					.map((name) -> ChangedText.of(StringUtils.capitalize(FieldWords.of(name)), text(before.get(name)),
							text(after.get(name))))
					.toList();
	}

	private static String text(@Nullable JsonNode value) {
		if (value == null || value.isNull()) {
			return "";
		}
		return value.isString() ? value.stringValue() : value.toPrettyString();
	}

}
