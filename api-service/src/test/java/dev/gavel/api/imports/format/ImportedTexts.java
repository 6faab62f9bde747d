package dev.gavel.api.imports.format;

import dev.gavel.api.access.Caller;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Files in memory.
 *
 * @param contents by path
 */
public record ImportedTexts(String name, boolean isArchive, Map<String, byte[]> contents) implements ImportedFiles {

	/** Returns a single file. */
	public static ImportedTexts file(String name, String text) {
		return new ImportedTexts(name, false, Map.of(name, text.getBytes(StandardCharsets.UTF_8)));
	}

	/** Returns an archive of texts by their paths. */
	public static ImportedTexts archive(Map<String, String> texts) {
		return new ImportedTexts("questions.zip", true,
				texts.entrySet()
					.stream()
					.collect(Collectors.toMap(Map.Entry::getKey,
							(text) -> text.getValue().getBytes(StandardCharsets.UTF_8), (one, two) -> two,
							LinkedHashMap::new)));
	}

	@Override
	public Caller sender() {
		return Caller.trusted("127.0.0.1");
	}

	@Override
	public List<ImportedFile> all() {
		return contents.entrySet().stream().map((file) -> file(file.getKey(), file.getValue())).toList();
	}

	private static ImportedFile file(String path, byte[] content) {
		return new ImportedFile() {

			@Override
			public String path() {
				return path;
			}

			@Override
			public long size() {
				return content.length;
			}

			@Override
			public InputStream open() {
				return new ByteArrayInputStream(content);
			}

		};
	}

}
