package dev.gavel.api.deletion;

import dev.gavel.api.access.Caller;
import dev.gavel.api.platform.request.Form;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.ProblemType;
import dev.gavel.api.platform.request.Refuses;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.swagger.v3.oas.annotations.Operation;

/** Deleting questions, for programs and for people. */
@Controller
@Tag(name = "Questions")
class DeletionApi {

	private static final String VIEW = "question/delete";

	private final QuestionDeletion deletion;

	DeletionApi(QuestionDeletion deletion) {
		this.deletion = deletion;
	}

	/**
	 * Deletes a question with its tests. One with submissions must be archived; they and
	 * their results are deleted, too.
	 */
	@Operation
	@ApiResponse(responseCode = "204", description = "Nothing of it is left")
	@ApiResponse(responseCode = "202", description = "Its submissions are still being deleted")
	@Refuses({ ProblemType.HAS_SUBMISSIONS, ProblemType.STILL_OPEN })
	@DeleteMapping("/ques/{id}")
	ResponseEntity<Void> deleteQuestion(@PathVariable long id, Caller caller) {
		return deletion.delete(id, caller) ? ResponseEntity.noContent().build() : ResponseEntity.accepted().build();
	}

	/** {@code deleted}: a DeletedQuestion. */
	@GetMapping(path = "/ques/{id}/delete", produces = MediaType.TEXT_HTML_VALUE)
	ModelAndView ask(@PathVariable long id, Caller caller) {
		return new ModelAndView(VIEW, "deleted", deletion.preview(id, caller));
	}

	@PostMapping(path = "/ques/{id}/delete", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
	ModelAndView delete(@PathVariable long id, Caller caller) {
		try {
			deletion.delete(id, caller);
			return Form.seeOther("/");
		}
		catch (Problem problem) {
			return Form.refused(VIEW, Map.of("deleted", deletion.preview(id, caller)), problem);
		}
	}

}
