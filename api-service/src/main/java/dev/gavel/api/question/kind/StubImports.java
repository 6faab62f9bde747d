package dev.gavel.api.question.kind;

import dev.gavel.signature.ValueType.NodeType;
import dev.gavel.signature.ValueType.Scalar;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What stands before a stub, so that the names of types mean something. */
public final class StubImports {

	/** The texts of a {@code Literal} may be spelled like a type. */
	private static final Pattern TEXT = Pattern.compile("'[^']*+'");

	/** The only name in types that programs do not find. */
	private static final Pattern DECIMAL = Pattern.compile("\\b" + Scalar.DECIMAL + "\\b");

	private StubImports() {
	}

	/**
	 * Returns the imports for the types of a declaration, and the definitions of the
	 * nodes that they name, as comments.
	 */
	public static String of(Stream<String> types) {
		String named = types.map((type) -> TEXT.matcher(type).replaceAll("''")).collect(Collectors.joining("; "));
		String imports = DECIMAL.matcher(named).find() ? "from decimal import Decimal\n\n\n" : "";
		return Arrays.stream(NodeType.values())
			.filter((node) -> named.contains(node.toString()))
			.map(NodeType::definition)
			.collect(Collectors.joining("", imports, ""));
	}

}
