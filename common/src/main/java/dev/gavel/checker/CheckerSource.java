package dev.gavel.checker;

import dev.gavel.message.ComparisonSpec.Checker;
import dev.gavel.value.PythonText;
import dev.gavel.value.Value.ListValue;
import dev.gavel.value.Value.TextValue;
import dev.gavel.value.Value;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The source that defines {@code check}, whatever protocol the author's code has. */
public final class CheckerSource {

	/** What the harness calls the file of a checker: errors name the author's lines. */
	private static final String FILE = "checker.py";

	private static final String KATTIS = "kattis.py";

	private static final String CODERUNNER = "coderunner.py";

	private CheckerSource() {
	}

	public static String of(Checker checker) {
		return switch (checker.protocol()) {
			case CHECK -> checker.code();
			case KATTIS -> adapted(KATTIS, checker);
			case CODERUNNER -> adapted(CODERUNNER, checker);
		};
	}

	/** Compiles the adapter as a file of its own, so that its lines are nobody's. */
	private static String adapted(String adapter, Checker checker) {
		return "FILE, SOURCE, ARGUMENTS = %s, %s, %s\nexec(compile(%s, %s, 'exec'))\n".formatted(python(FILE),
				python(checker.code()), python(checker.arguments()), python(resource(adapter)), python(adapter));
	}

	private static String python(String text) {
		return PythonText.of(new TextValue(text));
	}

	private static String python(List<String> texts) {
		return PythonText.of(new ListValue(texts.stream().<Value>map(TextValue::new).toList()));
	}

	private static String resource(String name) {
		try (InputStream in = CheckerSource.class.getResourceAsStream(name)) {
			return new String(in.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
