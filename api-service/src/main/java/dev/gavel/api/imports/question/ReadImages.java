package dev.gavel.api.imports.question;

import dev.gavel.api.imports.format.FoundImage;
import dev.gavel.api.imports.format.UnreadableFileException;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.question.image.StatementImages;
import dev.gavel.message.ContentHash;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/**
 * Images of a statement that can be taken.
 *
 * @param hashes by the fields that stand for them
 * @param warnings about those that cannot be taken
 */
record ReadImages(List<FoundImage> images, Map<String, String> hashes, List<String> warnings) {

	private static final String FIELD = "image:";

	static ReadImages of(List<FoundImage> found) throws IOException {
		List<FoundImage> images = new ArrayList<>();
		Map<String, String> hashes = new LinkedHashMap<>();
		List<String> warnings = new ArrayList<>();
		for (FoundImage image : found) {
			try {
				byte[] content = image.file().bytes(StatementImages.MOST_BYTES);
				StatementImages.check(image.name(), content);
				if (hashes.put(FIELD + image.name(), ContentHash.of(content).substring(0, 32)) == null) {
					images.add(image);
				}
			}
			catch (Problem | UnreadableFileException ex) {
				warnings.add("The image %s is left out: %s".formatted(image.name(), ex.getMessage()));
			}
		}
		return new ReadImages(images, hashes, warnings);
	}

	/** Returns the hashes of a question with those of its images. */
	Map<String, String> with(Map<String, String> fields) {
		Map<String, String> all = new LinkedHashMap<>(fields);
		all.putAll(hashes);
		return all;
	}

	/** Returns those of the images among the hashes of a question. */
	static Map<String, String> ofImages(Map<String, String> fields) {
		return fields.entrySet()
			.stream()
			.filter((field) -> field.getKey().startsWith(FIELD))
			.collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
	}

	/** Gives the name and the content of each, one after the other. */
	void each(BiConsumer<String, byte[]> use) {
		for (FoundImage image : images) {
			try {
				use.accept(image.name(), image.file().bytes(StatementImages.MOST_BYTES));
			}
			catch (IOException ex) {
				throw new UnreadableTests(ex);
			}
		}
	}

}
