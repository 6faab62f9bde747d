package dev.gavel.api.compat.sandboxfusion;

import dev.gavel.api.compat.sandboxfusion.body.Fields;
import dev.gavel.api.platform.request.Expected;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Files that are sent with a program, each in Base64. */
final class SentFiles {

	private static final String FILES = "files";

	/** SandboxFusion leaves such files out, and those that are null. */
	private static final String LEFT_OUT = "IGNORE_THIS_FILE";

	private static final Pattern LINE_BREAKS = Pattern.compile("[\\r\\n]+");

	private SentFiles() {
	}

	/** Returns their texts by their names. */
	static Map<String, String> read(Fields fields) {
		Fields sent = fields.object(FILES);
		Map<String, String> files = new LinkedHashMap<>();
		sent.texts().forEach((name, content) -> {
			if (!name.contains(LEFT_OUT)) {
				sent.require(isName(name), name,
						"'%s' is not the name of a file beside the program, such as data.txt; Gavel has no folders"
							.formatted(Expected.shortened(name)));
				files.put(name, text(sent, name, content));
			}
		});
		return files;
	}

	private static boolean isName(String name) {
		return !name.isBlank() && !name.contains("/") && !name.contains("\0") && !name.equals(".")
				&& !name.equals("..");
	}

	private static String text(Fields sent, String name, String content) {
		try {
			byte[] bytes = Base64.getDecoder().decode(LINE_BREAKS.matcher(content).replaceAll(""));
			return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
		}
		catch (IllegalArgumentException ex) {
			sent.require(false, name, "Expected Base64: " + ex.getMessage());
		}
		catch (CharacterCodingException ex) {
			sent.require(false, name, "Expected text in UTF-8; Gavel passes on no other files");
		}
		return "";
	}

}
