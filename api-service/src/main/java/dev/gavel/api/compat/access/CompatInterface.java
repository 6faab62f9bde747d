package dev.gavel.api.compat.access;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.web.util.UriUtils;

/** An interface of another product, with the paths below which it is served. */
public enum CompatInterface {

	JOBE("jobe", "X-API-KEY"), SANDBOX_FUSION("sandbox-fusion", "Authorization"),

	JUDGE0("judge0", "X-Auth-Token"), PISTON("piston", "Authorization");

	private final String folder;

	private final String tokenHeader;

	CompatInterface(String folder, String tokenHeader) {
		this.folder = folder;
		this.tokenHeader = tokenHeader;
	}

	/**
	 * Returns the interface that a path belongs to, if it belongs to one.
	 * @param path as it was sent; routes are found by the decoded one
	 */
	static Optional<CompatInterface> at(String path) {
		int end = path.indexOf('/', 1);
		String folder = (end < 0) ? "" : decoded(path.substring(1, end));
		return Stream.of(values()).filter((each) -> each.folder.equals(folder)).findFirst();
	}

	private static String decoded(String segment) {
		try {
			return UriUtils.decode(segment, StandardCharsets.UTF_8);
		}
		catch (IllegalArgumentException ex) {
			return segment;
		}
	}

	/** Returns the header in which its clients send a token and nothing else. */
	String tokenHeader() {
		return tokenHeader;
	}

}
