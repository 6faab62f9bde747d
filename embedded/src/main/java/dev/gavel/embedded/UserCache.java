package dev.gavel.embedded;

import java.nio.file.Path;

/**
 * The user's cache of files that can be made again: {@code $XDG_CACHE_HOME/gavel},
 * otherwise {@code ~/.cache/gavel}.
 */
public final class UserCache {

	private UserCache() {
	}

	public static Path folder() {
		String base = System.getenv("XDG_CACHE_HOME");
		boolean given = base != null && !base.isBlank();
		return (given ? Path.of(base) : Path.of(System.getProperty("user.home"), ".cache")).resolve("gavel");
	}

}
