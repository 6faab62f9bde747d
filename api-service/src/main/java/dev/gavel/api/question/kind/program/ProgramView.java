package dev.gavel.api.question.kind.program;

import dev.gavel.api.platform.request.Form;
import dev.gavel.api.question.kind.Metadata;
import dev.gavel.api.question.kind.Variable;
import java.util.List;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * States, as answered, that a question asks for a program.
 *
 * @param kind program
 */
public record ProgramView(@Schema(allowableValues = "program") String kind) implements Metadata {

	/** The kind of question in JSON. */
	public static final String KIND = "program";

	static final String TEMPLATE = "kind/program";

	/** What programs read, for people. */
	private static final List<Variable> INPUTS = List.of(new Variable(ProgramFields.STDIN, "text"));

	public ProgramView() {
		this(KIND);
	}

	@Override
	public String template() {
		return TEMPLATE;
	}

	@Override
	public String declaration() {
		return "A program that reads standard input and prints to standard output";
	}

	@Override
	public String stub() {
		return "# Read the input with input() or sys.stdin, and print the answer.\n";
	}

	@Override
	public List<Variable> inputs() {
		return INPUTS;
	}

	@Override
	public String outputType() {
		return "text";
	}

	@Override
	public String lineExample() {
		return "{\"stdin\": \"3 4\\n\", \"output\": \"7\\n\"}";
	}

	@Override
	public List<String> warnings() {
		return List.of();
	}

	/** Returns the rows for files in the form of a test, some of which are empty. */
	public List<Integer> fileRows(Form form) {
		return ProgramFields.rows(form);
	}

	@Override
	public MultiValueMap<String, String> fields() {
		MultiValueMap<String, String> fields = new LinkedMultiValueMap<>();
		fields.add("kind", kind);
		return fields;
	}

}
