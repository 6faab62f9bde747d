package dev.gavel.api.question.sharing;

import dev.gavel.api.access.Caller;
import dev.gavel.api.question.QuestionView;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Who sees a question and who writes it, for programs. */
@RestController
class SharingApi {

	private final Sharing sharing;

	SharingApi(Sharing sharing) {
		this.sharing = sharing;
	}

	/** Publishes a question, archives it, or makes it a draft again. */
	@PutMapping(path = "/ques/{id}/state", consumes = MediaType.APPLICATION_JSON_VALUE)
	QuestionView changeState(@PathVariable long id, @RequestBody NewState request, Caller caller) {
		return sharing.changeState(id, request, caller);
	}

	@GetMapping("/ques/{id}/audience")
	AudienceView getAudience(@PathVariable long id, Caller caller) {
		return sharing.audience(id, caller);
	}

	/** Replaces the audience. */
	@PutMapping(path = "/ques/{id}/audience", consumes = MediaType.APPLICATION_JSON_VALUE)
	AudienceView changeAudience(@PathVariable long id, @RequestBody NewAudience request, Caller caller) {
		return sharing.changeAudience(id, request, caller);
	}

	@GetMapping("/ques/{id}/authors")
	AuthorsView getAuthors(@PathVariable long id, Caller caller) {
		return sharing.authors(id, caller);
	}

	/** Replaces the co-authors. Accepts an answer of GET, too. */
	@PutMapping(path = "/ques/{id}/authors", consumes = MediaType.APPLICATION_JSON_VALUE)
	AuthorsView changeAuthors(@PathVariable long id, @RequestBody NewAuthors request, Caller caller) {
		return sharing.changeAuthors(id, request, caller);
	}

	/** Gives a question to another author. The former owner stays a co-author. */
	@PostMapping(path = "/ques/{id}/transfer", consumes = MediaType.APPLICATION_JSON_VALUE)
	AuthorsView transfer(@PathVariable long id, @RequestBody NewOwner request, Caller caller) {
		return sharing.transfer(id, request, caller);
	}

}
