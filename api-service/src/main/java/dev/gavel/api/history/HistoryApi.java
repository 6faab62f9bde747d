package dev.gavel.api.history;

import dev.gavel.api.access.Caller;
import dev.gavel.api.platform.request.PageOf;
import dev.gavel.api.platform.request.ProblemType;
import dev.gavel.api.platform.request.Refuses;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Edits of questions, for programs. */
@RestController
@Tag(name = "Edits", description = "What was changed of a question and its tests, and when, for its authors")
class HistoryApi {

	private final EditsOfQuestions edits;

	private final Undoing undoing;

	HistoryApi(EditsOfQuestions edits, Undoing undoing) {
		this.edits = edits;
		this.undoing = undoing;
	}

	/** Lists the latest edits of a question and its tests, newest first. */
	@GetMapping("/ques/{id}/edits")
	PageOf<EditView> listEdits(@PathVariable long id, @RequestParam(defaultValue = "0") int page,
			@RequestParam(defaultValue = "20") int size, Caller caller) {
		return edits.list(id, page, size, caller);
	}

	/** Returns an edit with what it changed. */
	@GetMapping("/ques/{id}/edits/{edit}")
	EditDetail getEdit(@PathVariable long id, @PathVariable long edit, Caller caller) {
		return edits.find(id, edit, caller);
	}

	/**
	 * Undoes an edit by a new one, which restores what the edit changed. Returns the new
	 * edit, or the newest one if there was nothing to change.
	 */
	@Refuses({ ProblemType.CANNOT_UNDO, ProblemType.TOO_MANY_TEST_CASES })
	@PostMapping("/ques/{id}/edits/{edit}/undo")
	EditView undoEdit(@PathVariable long id, @PathVariable long edit, Caller caller) {
		undoing.undo(id, edit, caller);
		return edits.list(id, 0, 1, caller).items().get(0);
	}

}
