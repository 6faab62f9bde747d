package dev.gavel.api.compat.sandboxfusion;

import dev.gavel.api.compat.sandboxfusion.body.Fields;
import dev.gavel.api.platform.request.Expected;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Files that are sent with a program, each in Base64. */
final class SentFiles {

	private static final String FILES = "files";

	/** SandboxFusion leaves such files out, and those that are null. */
	private static final String LEFT_OUT = "IGNORE_THIS_FILE";

	private static final Set<String> NO_PARTS = Set.of("", ".", "..");

	private static final Pattern LINE_BREAKS = Pattern.compile("[\\r\\n]+");

	private SentFiles() {
	}

	/** Returns their contents by their names. */
	static Map<String, byte[]> read(Fields fields) {
		Fields sent = fields.object(FILES);
		Map<String, byte[]> files = new LinkedHashMap<>();
		sent.texts().forEach((name, content) -> {
			if (!name.contains(LEFT_OUT)) {
				sent.require(isName(name), name,
						"'%s' is not the name of a file below the folder of the program, such as data.txt or data/1.txt"
							.formatted(Expected.shortened(name)));
				files.put(name, bytes(sent, name, content));
			}
		});
		return files;
	}

	private static boolean isName(String name) {
		return !name.contains("\0") && Stream.of(name.split("/", -1)).noneMatch(NO_PARTS::contains);
	}

	private static byte[] bytes(Fields sent, String name, String content) {
		try {
			return Base64.getDecoder().decode(LINE_BREAKS.matcher(content).replaceAll(""));
		}
		catch (IllegalArgumentException ex) {
			sent.require(false, name, "Expected Base64: " + ex.getMessage());
			return new byte[0];
		}
	}

}
