package dev.gavel.api.imports.question;

import dev.gavel.api.imports.format.FoundImage;
import dev.gavel.api.imports.format.UnreadableFileException;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.ProblemType;
import dev.gavel.api.question.image.StatementImages;
import dev.gavel.message.ContentHash;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

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
			if (hashes.containsKey(FIELD + image.name())) {
				continue;
			}
			try {
				requireRoom(images);
				byte[] content = image.file().bytes(StatementImages.MOST_BYTES);
				StatementImages.check(image.name(), content);
				hashes.put(FIELD + image.name(), ContentHash.of(content).substring(0, 32));
				images.add(image);
			}
			catch (Problem | UnreadableFileException ex) {
				warnings.add("The image %s is left out: %s".formatted(image.name(), ex.getMessage()));
			}
		}
		return new ReadImages(images, hashes, warnings);
	}

	private static void requireRoom(List<FoundImage> images) {
		if (images.size() == StatementImages.MOST) {
			throw new Problem(ProblemType.INVALID, "A question may have %d.".formatted(StatementImages.MOST));
		}
	}

	/** Returns the hashes of a question with those of its images. */
	Map<String, String> with(Map<String, String> fields) {
		Map<String, String> all = new LinkedHashMap<>(fields);
		all.putAll(hashes);
		return all;
	}

	static boolean isField(String field) {
		return field.startsWith(FIELD);
	}

	/** Returns the names of those of the former import that are not here any more. */
	List<String> gone(ImportedState former) {
		return former.fields()
			.keySet()
			.stream()
			.filter((field) -> isField(field) && !hashes.containsKey(field))
			.map((field) -> field.substring(FIELD.length()))
			.toList();
	}

	/**
	 * Gives the name and the content of each that differs from the former import, one
	 * after the other.
	 */
	void changed(ImportedState former, BiConsumer<String, byte[]> use) {
		for (FoundImage image : images) {
			if (former.isChanged(FIELD + image.name(), hashes)) {
				use.accept(image.name(), content(image));
			}
		}
	}

	private static byte[] content(FoundImage image) {
		try {
			return image.file().bytes(StatementImages.MOST_BYTES);
		}
		catch (IOException ex) {
			throw new UnreadableTests(ex);
		}
	}

}
