package dev.gavel.api.session;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Names browsers and systems by what they say of themselves. */
final class Browsers {

	/** Most say that they are others, too, so the order matters. */
	private static final List<String> NAMES = List.of("Edg=Edge", "OPR=Opera", "Firefox=Firefox", "Chrome=Chrome",
			"Safari=Safari", "curl=curl");

	private static final List<String> SYSTEMS = List.of("Android=Android", "iPhone=iPhone", "iPad=iPad",
			"Windows=Windows", "Mac OS=macOS", "CrOS=ChromeOS", "Linux=Linux");

	private Browsers() {
	}

	static String name(@Nullable String userAgent) {
		String text = (userAgent != null) ? userAgent : "";
		String system = first(SYSTEMS, text);
		String browser = first(NAMES, text);
		return (browser.isEmpty() ? "Unknown browser" : browser) + (system.isEmpty() ? "" : " on " + system);
	}

	private static String first(List<String> known, String text) {
		return known.stream()
			.map((entry) -> entry.split("="))
			.filter((entry) -> text.contains(entry[0]))
			.map((entry) -> entry[1])
			.findFirst()
			.orElse("");
	}

}
