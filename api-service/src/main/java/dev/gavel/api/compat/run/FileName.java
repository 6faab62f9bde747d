package dev.gavel.api.compat.run;

import java.nio.charset.StandardCharsets;

/** Names of files beside a program. */
public final class FileName {

	/** Of the file system. */
	private static final int MOST_BYTES = 255;

	private FileName() {
	}

	/** Returns a path without {@code ./} at its begin. */
	public static String normal(String path) {
		return path.replaceFirst("^(\\./+)+", "");
	}

	/** Whether the file system takes that name, and it leads to no other folder. */
	public static boolean isPlain(String name) {
		return !name.isBlank() && !name.equals(".") && !name.equals("..")
				&& name.getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES
				&& StandardCharsets.UTF_8.newEncoder().canEncode(name)
				&& name.chars().noneMatch((character) -> character == '/' || Character.isISOControl(character));
	}

}
