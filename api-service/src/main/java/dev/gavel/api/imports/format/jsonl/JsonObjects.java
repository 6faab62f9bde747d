package dev.gavel.api.imports.format.jsonl;

import dev.gavel.api.imports.format.Findings;
import dev.gavel.api.imports.format.ImportedFile;
import dev.gavel.api.imports.format.ImportedJson.ObjectTaker;
import dev.gavel.api.imports.format.ImportedJson;
import dev.gavel.api.imports.format.UnreadableFileException;
import java.io.IOException;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A file with an object on each line, or with one list of objects. */
final class JsonObjects {

	private static final int BEGINNING = 64;

	private final ImportedFile file;

	JsonObjects(ImportedFile file) {
		this.file = file;
	}

	/** Reads the first object, if the file begins with one. */
	Optional<ObjectNode> first() throws IOException {
		try {
			JsonNode first = isList() ? firstElement() : ImportedJson.firstLine(file);
			return (first instanceof ObjectNode object) ? Optional.of(object) : Optional.empty();
		}
		catch (UnreadableFileException ex) {
			return Optional.empty();
		}
	}

	private @Nullable JsonNode firstElement() throws IOException {
		JsonNode[] first = { null };
		try {
			ImportedJson.elements(file.open(), ImportedJson.MOST_BYTES, file.name(), (element) -> {
				first[0] = element;
				throw new FirstSeen();
			});
		}
		catch (FirstSeen ex) {
			return first[0];
		}
		return null;
	}

	/** Reads all objects, one at a time, and reports what is none, and the progress. */
	void read(Findings findings, ObjectTaker each) throws IOException {
		CountedStream bytes = new CountedStream(file.open());
		BiConsumer<String, String> refused = (where, reason) -> findings.refused(where, "", reason);
		ObjectTaker counted = (object, where) -> {
			each.take(object, where);
			findings.progress(bytes.count(), file.size());
		};
		if (isList()) {
			elements(bytes, refused, counted);
		}
		else {
			ImportedJson.lines(bytes, ImportedJson.MOST_BYTES, refused, counted);
		}
	}

	private void elements(CountedStream bytes, BiConsumer<String, String> refused, ObjectTaker each)
			throws IOException {
		int[] place = { 0 };
		ImportedJson.elements(bytes, ImportedJson.MOST_BYTES, file.name(), (element) -> {
			String where = "element " + ++place[0];
			if (element instanceof ObjectNode object) {
				take(object, where, refused, each);
			}
			else {
				refused.accept(where, "Expected a JSON object.");
			}
		});
	}

	private static void take(ObjectNode object, String where, BiConsumer<String, String> refused, ObjectTaker each)
			throws IOException {
		try {
			each.take(object, where);
		}
		catch (UnreadableFileException ex) {
			refused.accept(where, String.valueOf(ex.getMessage()));
		}
	}

	private boolean isList() throws IOException {
		return file.beginning(BEGINNING).replace(ImportedFile.BYTE_ORDER_MARK, "").stripLeading().startsWith("[");
	}

	/** Ends the reading. */
	private static final class FirstSeen extends IOException {

	}

}
