package dev.gavel.api.question.kind;

import dev.gavel.signature.ValueType.NodeType;
import dev.gavel.signature.ValueType.Scalar;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What stands before a stub, so that the names of types mean something. */
public final class StubImports {

	/** The only name in types that programs do not find. */
	private static final Pattern USES_DECIMAL = Pattern.compile("\\b" + Scalar.DECIMAL + "\\b");

	private StubImports() {
	}

	/**
	 * Returns the imports for a declaration, and the definitions of the nodes that it
	 * names, as comments.
	 */
	public static String of(String declaration) {
		String imports = USES_DECIMAL.matcher(declaration).find() ? "from decimal import Decimal\n\n\n" : "";
		return Arrays.stream(NodeType.values())
			.filter((node) -> declaration.contains(node.toString()))
			.map(NodeType::definition)
			.collect(Collectors.joining("", imports, ""));
	}

}
