package dev.gavel.api.question.sharing;

import dev.gavel.api.access.Caller;
import dev.gavel.api.platform.request.ProblemType;
import dev.gavel.api.platform.request.Refuses;
import dev.gavel.api.question.QuestionView;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import io.swagger.v3.oas.annotations.tags.Tag;

/** Who sees a question and who writes it, for programs. */
@RestController
@Tag(name = "Questions")
class SharingApi {

	private final Sharing sharing;

	SharingApi(Sharing sharing) {
		this.sharing = sharing;
	}

	/**
	 * Publishes a question, archives it, or makes it a draft again. A question with
	 * reference solutions can be published only when it is verified, or with
	 * {@code publish_anyway}.
	 */
	@Refuses(ProblemType.NOT_VERIFIED)
	@PutMapping(path = "/ques/{id}/state", consumes = MediaType.APPLICATION_JSON_VALUE)
	QuestionView updateQuestionState(@PathVariable long id, @RequestBody NewState request, Caller caller) {
		return sharing.changeState(id, request, caller);
	}

	/** Returns who a question is for, and when. */
	@GetMapping("/ques/{id}/audience")
	AudienceView getQuestionAudience(@PathVariable long id, Caller caller) {
		return sharing.audience(id, caller);
	}

	/** Replaces the audience of a question. */
	@PutMapping(path = "/ques/{id}/audience", consumes = MediaType.APPLICATION_JSON_VALUE)
	AudienceView updateQuestionAudience(@PathVariable long id, @RequestBody NewAudience request, Caller caller) {
		return sharing.changeAudience(id, request, caller);
	}

	/** Returns the owner and the co-authors of a question. */
	@GetMapping("/ques/{id}/authors")
	AuthorsView getQuestionAuthors(@PathVariable long id, Caller caller) {
		return sharing.authors(id, caller);
	}

	/** Replaces the co-authors of a question. Accepts an answer of GET, too. */
	@PutMapping(path = "/ques/{id}/authors", consumes = MediaType.APPLICATION_JSON_VALUE)
	AuthorsView updateQuestionAuthors(@PathVariable long id, @RequestBody NewAuthors request, Caller caller) {
		return sharing.changeAuthors(id, request, caller);
	}

	/** Gives a question to another author. The former owner stays a co-author. */
	@PostMapping(path = "/ques/{id}/transfer", consumes = MediaType.APPLICATION_JSON_VALUE)
	AuthorsView transferQuestion(@PathVariable long id, @RequestBody NewOwner request, Caller caller) {
		return sharing.transfer(id, request, caller);
	}

}
