package dev.gavel.worker.kind;

import dev.gavel.signature.Signature;
import dev.gavel.value.EncodedValue;
import dev.gavel.value.Notation;
import java.util.List;
import java.util.stream.Collectors;

/** Writes calls for people, such as {@code get(2)}. */
public final class CallText {

	private static final int SHOWN_CHARACTERS = 40;

	private CallText() {
	}

	/** Decodes the beginning of each argument. */
	public static String of(Signature call, List<EncodedValue> arguments) {
		Notation notation = Notation.ofArguments(call);
		return arguments.stream()
			.map((argument) -> notation.abbreviate(argument.beginning(SHOWN_CHARACTERS), SHOWN_CHARACTERS))
			.collect(Collectors.joining(", ", call.functionName() + "(", ")"));
	}

}
