package dev.gavel.api.program;

import dev.gavel.api.platform.request.PlainText;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.Suggestion;
import dev.gavel.api.platform.request.UnreadableJson;
import dev.gavel.api.platform.request.Violations;
import dev.gavel.api.platform.upload.Upload;
import dev.gavel.api.platform.upload.Upload.Part;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * A program as a form with files: {@code curl -F code=@solution.py}. Its parts have the
 * names of the fields of the JSON, and each may be a file.
 */
public final class ProgramForm {

	private static final String CODE = "code";

	private static final Set<String> OF_PROGRAMS = Set.of(CODE, "language", "environment", "user");

	private final Upload upload;

	private final Map<String, Part> parts;

	private ProgramForm(Upload upload, Map<String, Part> parts) {
		this.upload = upload;
		this.parts = parts;
	}

	/**
	 * @param others fields that it may have besides those of a program
	 * @throws Problem when it has any other, or one of them twice
	 */
	public static ProgramForm of(Upload upload, Set<String> others) {
		Violations violations = new Violations();
		Map<String, Part> parts = new TreeMap<>();
		for (Part part : upload.parts()) {
			if (!OF_PROGRAMS.contains(part.field()) && !others.contains(part.field())) {
				violations.add(part.field(), "unknown field" + Suggestion.didYouMean(part.field(), known(others)));
			}
			else if (parts.put(part.field(), part) != null) {
				violations.add(part.field(), "is there more than once");
			}
		}
		violations.throwIfAny();
		return new ProgramForm(upload, parts);
	}

	private static Set<String> known(Set<String> others) {
		Set<String> known = OF_PROGRAMS.stream().collect(Collectors.toSet());
		known.addAll(others);
		return known;
	}

	/**
	 * @throws Problem when a part is not text
	 */
	public NewProgram program() {
		return new NewProgram(code(), text("language"), text("environment"), text("user"));
	}

	/** Decodes a file like a file that is sent alone. */
	private @Nullable String code() {
		Part code = parts.get(CODE);
		return (code != null) ? SourceText.decode(upload.bytes(code), null) : null;
	}

	/** Returns a field, or null if it is blank or missing. */
	public @Nullable String text(String field) {
		Part part = parts.get(field);
		String text = (part != null) ? PlainText.decode(field, upload.bytes(part)).strip() : "";
		return text.isEmpty() ? null : text;
	}

	/**
	 * Returns a field that has JSON, or null if it is missing.
	 * @throws Problem when it is not the JSON that is expected
	 */
	public <T> @Nullable T json(String field, TypeReference<T> type, JsonMapper mapper) {
		Part part = parts.get(field);
		if (part == null) {
			return null;
		}
		try {
			return mapper.readValue(upload.bytes(part), type);
		}
		catch (JacksonException ex) {
			Violations violations = new Violations();
			violations.add(field, UnreadableJson.problem(ex));
			violations.throwIfAny();
			throw ex;
		}
	}

}
