package dev.gavel.api.question;

import java.util.stream.Collectors;

/** What a solution begins with. */
public final class PythonStub {

	private PythonStub() {
	}

	/** {@code def name(parameter: type, ..) -> type}. */
	public static String signature(QuestionView.Metadata metadata) {
		return metadata.variables()
			.stream()
			.map((variable) -> variable.name() + ": " + variable.type())
			.collect(Collectors.joining(", ", "def %s(".formatted(metadata.functionName()),
					") -> " + metadata.returnType()));
	}

	/** The signature with an empty body. */
	public static String code(QuestionView.Metadata metadata) {
		return signature(metadata) + ":\n    pass\n";
	}

}
