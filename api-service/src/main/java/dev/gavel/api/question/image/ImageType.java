package dev.gavel.api.question.image;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.http.MediaType;

/**
 * A type of images in which nothing can run, told by its first bytes. SVG is none of
 * them.
 */
enum ImageType {

	PNG("image/png", "\u0089PNG\r\n\u001a\n"),

	JPEG("image/jpeg", "\u00ff\u00d8\u00ff"),

	GIF("image/gif", "GIF8"),

	WEBP("image/webp", "RIFF") {

		@Override
		boolean isOf(byte[] content) {
			return super.isOf(content) && content.length > 12
					&& Arrays.equals(content, 8, 12, "WEBP".getBytes(StandardCharsets.ISO_8859_1), 0, 4);
		}

	};

	private final MediaType type;

	private final byte[] beginning;

	ImageType(String type, String beginning) {
		this.type = MediaType.parseMediaType(type);
		this.beginning = beginning.getBytes(StandardCharsets.ISO_8859_1);
	}

	MediaType type() {
		return type;
	}

	boolean isOf(byte[] content) {
		return content.length > beginning.length
				&& Arrays.equals(content, 0, beginning.length, beginning, 0, beginning.length);
	}

	static Optional<ImageType> of(byte[] content) {
		return Arrays.stream(values()).filter((type) -> type.isOf(content)).findFirst();
	}

}
