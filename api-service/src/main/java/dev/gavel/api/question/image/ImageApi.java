package dev.gavel.api.question.image;

import dev.gavel.api.access.Caller;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Images in statements. */
@RestController
@Tag(name = "Questions")
class ImageApi {

	private static final CacheControl FOR_A_WHILE = CacheControl.maxAge(Duration.ofMinutes(5)).cachePrivate();

	private final StatementImages images;

	ImageApi(StatementImages images) {
		this.images = images;
	}

	/** Downloads an image of a statement. */
	@ApiResponse(responseCode = "200",
			content = @Content(mediaType = "image/*", schema = @Schema(type = "string", format = "binary")))
	@GetMapping("/ques/{id}/images/{name}")
	ResponseEntity<byte[]> getQuestionImage(@PathVariable long id, @PathVariable String name, Caller caller) {
		StatementImage image = images.get(id, name, caller);
		return ResponseEntity.ok().contentType(image.type()).cacheControl(FOR_A_WHILE).body(image.content());
	}

}
