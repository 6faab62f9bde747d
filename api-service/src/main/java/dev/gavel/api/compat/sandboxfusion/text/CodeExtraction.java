package dev.gavel.api.compat.sandboxfusion.text;

import dev.gavel.api.compat.sandboxfusion.text.ExtractedCode.Type;
import java.util.Optional;

/** Takes Python out of what a language model wrote, as SandboxFusion does. */
public final class CodeExtraction {

	private CodeExtraction() {
	}

	public static ExtractedCode of(String completion) {
		return found(FencedCode.in(completion), Type.FENCED)
			.or(() -> found(FencedCode.unclosedIn(completion), Type.INCOMPLETE_FENCED))
			.or(() -> found(BareCode.in(completion), Type.HEURISTIC))
			.orElse(ExtractedCode.NOTHING);
	}

	private static Optional<ExtractedCode> found(Optional<String> code, Type type) {
		return code.map((text) -> new ExtractedCode(text, type));
	}

}
