package dev.gavel.api.question.http;

import dev.gavel.api.access.Caller;
import dev.gavel.api.idempotency.IdempotencyKey;
import dev.gavel.api.question.Environments;
import dev.gavel.api.question.NewQuestion;
import dev.gavel.api.question.CodeTrial;
import dev.gavel.api.question.Question;
import dev.gavel.api.question.QuestionView;
import dev.gavel.api.question.Questions;
import dev.gavel.api.question.access.AllowedQuestions;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.net.URI;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** New questions from programs. */
@RestController
class QuestionApi {

	private final Questions questions;

	private final AllowedQuestions allowed;

	private final CodeTrial trial;

	private final Environments environments;

	QuestionApi(Questions questions, AllowedQuestions allowed, CodeTrial trial, Environments environments) {
		this.questions = questions;
		this.allowed = allowed;
		this.trial = trial;
		this.environments = environments;
	}

	@ApiResponse(responseCode = "201")
	@PostMapping(path = "/add_ques", consumes = MediaType.APPLICATION_JSON_VALUE)
	ResponseEntity<WrittenQuestion> addQuestion(@RequestBody NewQuestion request, Caller caller, IdempotencyKey key) {
		return key.once(Question.class, caller, () -> {
			List<String> warnings = trial.before(request, null, caller);
			return added(questions.add(request, caller), warnings);
		}, (id) -> added(allowed.getToEdit(Long.parseLong(id), caller), List.of()));
	}

	private ResponseEntity<WrittenQuestion> added(Question question, List<String> warnings) {
		return ResponseEntity.created(URI.create("/ques/" + question.id()))
			.body(WrittenQuestion.of(QuestionView.whole(question), warnings, environments));
	}

}
