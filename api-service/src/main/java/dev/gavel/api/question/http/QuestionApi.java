package dev.gavel.api.question.http;

import dev.gavel.api.access.Caller;
import dev.gavel.api.idempotency.IdempotencyKey;
import dev.gavel.api.question.Environments;
import dev.gavel.api.question.NewQuestion;
import dev.gavel.api.question.CodeTrial;
import dev.gavel.api.question.Question;
import dev.gavel.api.question.QuestionView;
import dev.gavel.api.question.Questions;
import dev.gavel.api.question.testcase.QuestionEdits;
import dev.gavel.api.question.testcase.QuestionDetail;
import dev.gavel.api.question.testcase.AllowedTestCases;
import dev.gavel.api.question.scoring.GroupTotals;
import dev.gavel.api.question.scoring.GroupTotals;
import dev.gavel.api.question.testcase.AllowedTestCases;
import dev.gavel.api.question.testcase.QuestionDetail;
import dev.gavel.api.question.testcase.QuestionEdits;
import dev.gavel.api.question.access.AllowedQuestions;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import io.swagger.v3.oas.annotations.tags.Tag;

/** Questions for programs. */
@RestController
@Tag(name = "Questions", description = "What programs are submitted for")
class QuestionApi {

	private final Questions questions;

	private final AllowedQuestions allowed;

	private final CodeTrial trial;

	private final Environments environments;

	private final AllowedTestCases allowedTests;

	private final QuestionEdits edits;

	private final GroupTotals groups;

	QuestionApi(Questions questions, AllowedQuestions allowed, CodeTrial trial, Environments environments,
			AllowedTestCases allowedTests, QuestionEdits edits, GroupTotals groups) {
		this.allowedTests = allowedTests;
		this.edits = edits;
		this.groups = groups;
		this.questions = questions;
		this.allowed = allowed;
		this.trial = trial;
		this.environments = environments;
	}

	/** Creates a question without tests. */
	@ApiResponse(responseCode = "201")
	@PostMapping(path = "/add_ques", consumes = MediaType.APPLICATION_JSON_VALUE)
	ResponseEntity<WrittenQuestion> createQuestion(@RequestBody NewQuestion request, Caller caller,
			IdempotencyKey key) {
		return key.once(Question.class, caller, () -> {
			List<String> warnings = trial.before(request, null, caller);
			return added(questions.add(request, caller), warnings);
		}, (id) -> added(allowed.getToEdit(Long.parseLong(id), caller), List.of()));
	}

	private ResponseEntity<WrittenQuestion> added(Question question, List<String> warnings) {
		return ResponseEntity.created(URI.create("/ques/" + question.id()))
			.body(WrittenQuestion.of(QuestionView.whole(question), warnings, environments));
	}

	/** Returns a question with what you may see of it. */
	@GetMapping("/ques/{id}")
	QuestionDetail getQuestion(@PathVariable long id, Caller caller) {
		return allowedTests.detail(allowed.see(id, caller));
	}

	/**
	 * Replaces a question. When its test cases do not fit a new signature, the request is
	 * refused, and the errors name them by their index.
	 */
	@PutMapping(path = "/ques/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
	WrittenQuestion updateQuestion(@PathVariable long id, @RequestBody NewQuestion request, Caller caller) {
		List<String> warnings = trial.before(request, allowed.getToEdit(id, caller), caller);
		QuestionView edited = edits.edit(id, request, caller);
		List<String> ofGroups = groups.warnings(id, allowed.getToEdit(id, caller).scoring().tests());
		return WrittenQuestion.of(edited, Stream.concat(warnings.stream(), ofGroups.stream()).toList(), environments);
	}

}
