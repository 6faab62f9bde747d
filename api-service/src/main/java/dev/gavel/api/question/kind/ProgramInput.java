package dev.gavel.api.question.kind;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.gavel.value.Value;
import dev.gavel.value.Value.DictValue;
import dev.gavel.value.Value.Entry;
import dev.gavel.value.Value.ListValue;
import dev.gavel.value.Value.TextValue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * What a test gives to a program.
 *
 * @param stdin what it reads
 * @param args its command line arguments; omitted when there are none
 * @param files the files beside it, by name: each a text, or {@code base64} and the bytes
 * of one that is no text; omitted when there are none
 * @param statements Python statements that run after it; omitted when there are none
 */
public record ProgramInput(String stdin, @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> args,
		@JsonInclude(JsonInclude.Include.NON_EMPTY) @Schema(
				additionalPropertiesSchema = Object.class) Map<String, ProgramFile> files,
		@JsonInclude(JsonInclude.Include.NON_EMPTY) String statements) {

	/** Reads the arguments of a test, whose values may be cut. */
	public static ProgramInput of(List<Value> values) {
		return new ProgramInput(text(values.get(0)), values.get(1).inside().stream().map(ProgramInput::text).toList(),
				files((DictValue) values.get(2)), text(values.get(3)));
	}

	private static String text(Value value) {
		return (value instanceof TextValue text) ? text.value() : "";
	}

	private static Map<String, ProgramFile> files(DictValue dict) {
		Map<String, ProgramFile> files = new LinkedHashMap<>();
		dict.entries().forEach((entry) -> files.put(text(entry.key()), ProgramFile.of(entry.value())));
		return files;
	}

	/** Returns the arguments of a test. */
	public List<Value> toValues() {
		return List.of(new TextValue(stdin), new ListValue(args.stream().<Value>map(TextValue::new).toList()),
				new DictValue(files.entrySet()
					.stream()
					.map((file) -> new Entry(new TextValue(file.getKey()), file.getValue().toValue()))
					.toList()),
				new TextValue(statements));
	}

	/** Returns how many characters all of it has. */
	public long length() {
		return (long) stdin.length() + args.stream().mapToLong(String::length).sum()
				+ files.entrySet()
					.stream()
					.mapToLong((file) -> (long) file.getKey().length() + file.getValue().content().length())
					.sum()
				+ statements.length();
	}

	/** Returns the same with each text but the names of files cut. */
	public ProgramInput cut(UnaryOperator<String> cut) {
		return new ProgramInput(cut.apply(stdin), args.stream().map(cut).toList(),
				files.entrySet()
					.stream()
					.collect(Collectors.toMap(Map.Entry::getKey, (file) -> file.getValue().cut(cut),
							(one, other) -> one, LinkedHashMap::new)),
				cut.apply(statements));
	}

}
