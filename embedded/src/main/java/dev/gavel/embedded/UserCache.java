package dev.gavel.embedded;

import java.nio.file.Path;

/**
 * Where what can be made again is kept for this user: {@code $XDG_CACHE_HOME/gavel}, else
 * {@code ~/.cache/gavel}.
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
