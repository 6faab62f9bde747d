package dev.gavel.api.question;

import dev.gavel.api.request.PageOf;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.net.URI;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Questions for programs. Without {@code produces}, so that it also answers
 * {@code Accept: *}{@code /*}.
 */
@RestController
class QuestionApi {

	private final Questions questions;

	QuestionApi(Questions questions) {
		this.questions = questions;
	}

	@GetMapping("/")
	PageOf<QuestionView> list(@RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "20") int size) {
		PageOf.check(page, size);
		return PageOf.of(questions.list(page, size), QuestionView::of);
	}

	@ApiResponse(responseCode = "201")
	@PostMapping(path = "/add_ques", consumes = MediaType.APPLICATION_JSON_VALUE)
	ResponseEntity<QuestionView> add(@RequestBody NewQuestion request) {
		Question question = questions.add(request);
		return ResponseEntity.created(URI.create("/ques/" + question.id())).body(QuestionView.of(question));
	}

}
