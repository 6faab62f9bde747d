package dev.gavel.api.compat.access;

import java.util.Optional;
import java.util.stream.Stream;

/** An interface of another product, with the paths below which it is served. */
public enum CompatInterface {

	JOBE("/jobe/", "X-API-KEY"), SANDBOX_FUSION("/sandbox-fusion/", "Authorization"),

	JUDGE0("/judge0/", "X-Auth-Token"), PISTON("/piston/", "Authorization");

	private final String folder;

	private final String tokenHeader;

	CompatInterface(String folder, String tokenHeader) {
		this.folder = folder;
		this.tokenHeader = tokenHeader;
	}

	/** Returns the interface that a path belongs to, if it belongs to one. */
	static Optional<CompatInterface> at(String path) {
		return Stream.of(values()).filter((each) -> path.startsWith(each.folder)).findFirst();
	}

	/** Returns the header in which its clients send a token and nothing else. */
	String tokenHeader() {
		return tokenHeader;
	}

}
